using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>Creates the responses of requests that read or write one row.</summary>
internal static class RowResult
{
    /// <summary>
    /// Creates the response to a read: the row, or 304 if the client already has this version (RFC 9110, section 13.1.2).
    /// </summary>
    public static IResult Read(EntityRecord row, HttpRequest request, Preferences preferences)
    {
        // return=minimal applies only to writes.
        var document = new RowDocument(row, ResourceUrl.RootOf(request), preferences with { Minimal = false });
        return RowETag.Read(request).IfNoneMatch?.Matches(document.Version) == true
            ? new NotModified(document.Version)
            : new JsonResponse(StatusCodes.Status200OK, document.Write) { Version = document.Version, VariesByPreference = true };
    }

    /// <summary>Creates the response to a write.</summary>
    /// <param name="row">The stored row.</param>
    /// <param name="result">What the request did to the row.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The context of the request, with the warnings.</param>
    public static IResult Written(EntityRecord row, SaveResult result, HttpRequest request, RequestContext context)
    {
        var document = new RowDocument(row, ResourceUrl.RootOf(request), context.Preferences) { Warnings = context.Problems.Warnings };
        var isNew = result == SaveResult.Created;
        return new JsonResponse(isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, document.Write)
        {
            Location = isNew ? document.Location : null,
            Version = document.Version,
            Result = result,
            PreferenceApplied = context.Preferences.Applied,
            VariesByPreference = true,
        };
    }
}
