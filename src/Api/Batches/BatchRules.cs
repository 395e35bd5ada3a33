using WorkOrders.Api.Access;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Batches;

/// <summary>
/// Checks that the requests of a batch are for this API, refer only to earlier requests, and have no other credentials or host than the
/// batch.
/// </summary>
internal static class BatchRules
{
    private static readonly string[] OfTheBatch = ["Authorization", CredentialReader.KeyHeader, "Host"];

    // A decompressed body could be larger than the batch.
    private static readonly string[] Encodings = ["Transfer-Encoding", "Content-Encoding"];

    /// <summary>Checks the URLs and the headers of the requests.</summary>
    /// <param name="batch">The request that contains the batch.</param>
    /// <param name="groups">The requests.</param>
    /// <exception cref="RefusedException">A request violates a rule; no request is processed.</exception>
    public static void Check(HttpRequest batch, IEnumerable<RequestGroup> groups)
    {
        var ids = new List<string>();
        foreach (var request in groups.SelectMany(group => group.Requests))
        {
            if ((FindProblem(batch, request.Url) ?? FindProblem(request.Url, ids)) is { } problem)
            {
                throw MalformedBatch.Refuse(request.Position, problem, "url");
            }
            CheckHeaders(batch, request);
            if (request.Id is { } id)
            {
                ids.Add(id);
            }
        }
    }

    /// <summary>Returns what is wrong with a URL; null if it is a URL of this API.</summary>
    private static string? FindProblem(HttpRequest batch, string url) =>
        url.Length > RequestUrl.MaxLength
            ? $"its URL has {url.Length:N0} characters; at most {RequestUrl.MaxLength:N0} are allowed."
        : RequestUrl.Resolve(batch, url) is null
            ? $"\"{Truncation.Truncate(url)}\" is not a valid URL of this API; use a URL relative to the batch, such as Jobs(…), an "
                + "absolute path, or an absolute URL with the host of the batch."
        : null;

    /// <summary>Returns what is wrong with a URL that begins with a reference; null if it is to an earlier request.</summary>
    private static string? FindProblem(string url, IReadOnlyCollection<string> ids) =>
        RowReferences.IdOf(url) is not { } id || ids.Contains(id) || IsResource(id)
            ? null
            : $"its URL refers to the request \"{Truncation.Truncate(id)}\", but no earlier request has this id."
                + Suggestions.For(id, ids, isComplete: true);

    /// <summary>Returns whether <c>$</c> and a name are the path of a resource, not a reference.</summary>
    private static bool IsResource(string name) =>
        name.Equals("metadata", StringComparison.OrdinalIgnoreCase) || name.Equals("batch", StringComparison.OrdinalIgnoreCase);

    private static void CheckHeaders(HttpRequest batch, BatchRequest request)
    {
        foreach (var name in OfTheBatch.Where(name => request.Headers.TryGetValue(name, out var value) && value != batch.Headers[name]))
        {
            throw MalformedBatch.Refuse(request.Position, $"its header {name} differs from that of the batch. All requests use the "
                + "credentials and the host of the batch; leave the header out.", "headers", name);
        }
        foreach (var name in Encodings.Where(request.Headers.ContainsKey))
        {
            throw MalformedBatch.Refuse(request.Position, $"its header {name} is not supported in a batch; send the body without it. "
                + "The batch as a whole can be compressed.", "headers", name);
        }
    }
}
