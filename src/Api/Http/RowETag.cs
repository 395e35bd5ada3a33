using Microsoft.Net.Http.Headers;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>
/// The ETag of a row: its version, as a weak validator (RFC 9110, section 8.8.3), because the same version can be written with or without
/// nulls. If-Match and If-None-Match accept it as a strong validator, too, because some clients and proxies change it.
/// </summary>
internal static class RowETag
{
    private static readonly object CurrentKey = new();

    /// <summary>Returns the ETag of a version.</summary>
    public static string Of(long version) => $"W/\"{version}\"";

    /// <summary>Reads If-Match and If-None-Match. An ETag that this API never wrote matches no version.</summary>
    public static Precondition Read(HttpRequest request)
    {
        var precondition = new Precondition(Read(request.Headers.IfMatch), Read(request.Headers.IfNoneMatch));
        if (!precondition.IsNone)
        {
            // The exception handler of ASP.NET Core removes the ETag when the response starts. This callback runs after its own.
            request.HttpContext.Response.OnStarting(SetCurrent, request.HttpContext);
        }
        return precondition;
    }

    /// <summary>Sends the current version of a row with the problem that the request was based on another one.</summary>
    public static void SendCurrent(HttpContext context, long version) => context.Items[CurrentKey] = version;

    /// <summary>
    /// Reads the conditions of a request that changes an existing row, and adds the problem if it has none, although the tenant demands
    /// one, so that no client overwrites changes that it has not seen.
    /// </summary>
    public static Precondition ReadForChange(HttpRequest request, RequestContext context)
    {
        var precondition = Read(request);
        if (precondition.IsNone && context.Caller.Settings.RequiresIfMatch)
        {
            context.Problems.Add(new(null, "precondition_required",
                "This tenant requires If-Match with the ETag of the row, as read, for every change; send If-None-Match: * to create a row.")
            {
                Kind = ProblemKind.PreconditionRequired,
            });
        }
        return precondition;
    }

    private static Task SetCurrent(object state)
    {
        var context = (HttpContext)state;
        if (context.Items.TryGetValue(CurrentKey, out var version))
        {
            context.Response.Headers.ETag = Of((long)version!);
        }
        return Task.CompletedTask;
    }

    private static VersionCondition? Read(IList<string?> header)
    {
        if (header.Count == 0)
        {
            return null;
        }
        var tags = EntityTagHeaderValue.TryParseList(header!, out var parsed) ? parsed : [];
        return tags.Contains(EntityTagHeaderValue.Any)
            ? VersionCondition.Any
            : new([.. tags.Select(tag => long.TryParse(tag.Tag.AsSpan().Trim('"'), out var version) ? version : -1)]);
    }
}
