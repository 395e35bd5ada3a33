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
    /// <summary>Returns the ETag of a version.</summary>
    public static string Of(long version) => $"W/\"{version}\"";

    /// <summary>Reads If-Match and If-None-Match. An ETag that this API never wrote matches no version.</summary>
    public static Precondition Read(HttpRequest request) => new(Read(request.Headers.IfMatch), Read(request.Headers.IfNoneMatch));

    /// <summary>
    /// Reads the conditions of a request that changes an existing row, and adds the problem if it has none, although the tenant demands
    /// one, so that no client overwrites changes that it has not seen.
    /// </summary>
    public static Precondition ReadForChange(HttpRequest request, RequestContext context)
    {
        var precondition = Read(request);
        if (!precondition.PreventsLostUpdates && context.Caller.Settings.RequiresIfMatch)
        {
            context.Problems.Add(new(null, "precondition_required",
                "This tenant requires If-Match with the ETag of the row, as read, for every change; send If-None-Match: * to create a row.")
            {
                Kind = ProblemKind.PreconditionRequired,
            });
        }
        return precondition;
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
