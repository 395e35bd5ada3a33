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
    public static IResult Read(EntityRecord row, HttpRequest request, RequestContext context)
    {
        // return=minimal applies only to writes.
        var document = Document(row, request, context.Preferences with { Minimal = false }) with { Warnings = context.Problems.Warnings };
        var isCurrent = RowETag.Read(request).IfNoneMatch?.Matches(document.Version) == true;
        return new JsonResponse(
            isCurrent ? StatusCodes.Status304NotModified : StatusCodes.Status200OK, isCurrent ? null : document.Write)
        {
            Version = document.Version,
            VariesByPreference = true,
        };
    }

    /// <summary>Creates the response to a write.</summary>
    /// <param name="row">The stored row.</param>
    /// <param name="result">What the request did to the row.</param>
    /// <param name="request">The request.</param>
    /// <param name="context">The context of the request, with the warnings.</param>
    public static IResult Written(EntityRecord row, SaveResult result, HttpRequest request, RequestContext context)
    {
        var document = Document(row, request, context.Preferences) with { Warnings = context.Problems.Warnings };
        var isNew = result == SaveResult.Created;
        // OData clients expect no body, others the id.
        var hasBody = !context.Preferences.Minimal || !ODataVersion.IsStated(request);
        var status = !hasBody ? StatusCodes.Status204NoContent : isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        return new JsonResponse(status, hasBody ? document.Write : null)
        {
            Location = isNew ? document.Location : null,
            EntityId = hasBody ? null : document.Location,
            Version = document.Version,
            Result = result,
            PreferenceApplied = context.Preferences.Applied,
            VariesByPreference = true,
        };
    }

    /// <summary>Creates the response to a write that selects fields or related rows; it has a body, whatever the client prefers.</summary>
    /// <param name="selected">The response to a read of the same row.</param>
    /// <param name="id">The id of the row.</param>
    /// <param name="result">What the request did to the row.</param>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the row.</param>
    public static IResult Written(JsonResponse selected, Guid id, SaveResult result, HttpRequest request, Entity entity)
    {
        var isNew = result == SaveResult.Created;
        return selected with
        {
            Status = isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            Location = isNew ? ResourceUrl.Of(entity).For(ResourceUrl.RootOf(request), id) : null,
            Result = result,
        };
    }

    private static RowDocument Document(EntityRecord row, HttpRequest request, Preferences preferences) =>
        new(row, ResourceUrl.RootOf(request), preferences, ResponseFormat.Of(request.HttpContext));
}
