using WorkOrders.Api.Access;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Batches;

/// <summary>Checks that the requests of a batch are for this API, and have no other credentials or host than the batch.</summary>
internal static class BatchRules
{
    private static readonly string[] Credentials = ["Authorization", CredentialReader.KeyHeader];

    /// <summary>Checks the URLs and the headers of the requests.</summary>
    /// <param name="batch">The request that contains the batch.</param>
    /// <param name="groups">The requests.</param>
    /// <exception cref="RefusedException">A request violates a rule; no request is processed.</exception>
    public static void Check(HttpRequest batch, IEnumerable<RequestGroup> groups)
    {
        var isJson = BatchFormat.IsJson(batch.ContentType);
        foreach (var request in groups.SelectMany(group => group.Requests))
        {
            if (request.Url.Length > RequestUrl.MaxLength)
            {
                throw Refuse("url", $"its URL has {request.Url.Length:N0} characters; at most {RequestUrl.MaxLength:N0} are allowed.");
            }
            if (RequestUrl.Resolve(batch, request.Url) is null)
            {
                throw Refuse("url", $"\"{Truncation.Truncate(request.Url)}\" is not a URL of this API; use a URL "
                    + "relative to the batch, such as Jobs(…), an absolute path, or an absolute URL with the host of the batch.");
            }
            foreach (var name in Credentials.Where(name => IsOther(name, request, batch)))
            {
                throw Refuse($"headers/{name}", $"its header {name} differs from that of the batch. All requests use the "
                    + "credentials of the batch; leave the header out.");
            }
            if (IsOther("Host", request, batch))
            {
                throw Refuse("headers/Host", "its header Host differs from that of the batch; leave the header out.");
            }
            if (request.Headers.TransferEncoding.Count > 0)
            {
                throw Refuse("headers/Transfer-Encoding", "Transfer-Encoding is not supported in a batch; send the body without it.");
            }

            RefusedException Refuse(string member, string message) => MalformedBatch.Refuse(
                request.Position, message, isJson ? $"/requests/{request.Position - 1}/{member}" : null);
        }
    }

    private static bool IsOther(string header, BatchRequest request, HttpRequest batch) =>
        request.Headers.TryGetValue(header, out var value) && value != batch.Headers[header];
}
