using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace WorkOrders.Api.Batches;

/// <summary>Writes the responses of a batch in the multipart format.</summary>
/// <param name="output">Receives the responses.</param>
internal sealed class MultipartBatchWriter(Stream output) : IBatchWriter
{
    private readonly string _boundary = $"batch_{Guid.NewGuid()}";

    /// <inheritdoc/>
    public string ContentType => $"{BatchFormat.Multipart}; boundary={_boundary}";

    /// <inheritdoc/>
    public bool IncludesSkippedRequests => false;

    /// <inheritdoc/>
    public async Task Write(RequestGroup group, IReadOnlyList<(BatchRequest Request, BatchResponse Response)> answers)
    {
        // A change set that failed has one response instead of those of its requests.
        if (!group.IsAtomic || answers.Any(answer => answer.Response.IsFailure))
        {
            await Write(_boundary, answers);
            return;
        }
        var boundary = $"changeset_{Guid.NewGuid()}";
        await Write($"--{_boundary}\r\nContent-Type: {BatchFormat.Multipart}; boundary={boundary}\r\n\r\n");
        await Write(boundary, answers);
        await Write($"--{boundary}--\r\n");
    }

    /// <inheritdoc/>
    public Task End() => Write($"--{_boundary}--\r\n");

    private async Task Write(string boundary, IReadOnlyList<(BatchRequest Request, BatchResponse Response)> answers)
    {
        foreach (var (request, response) in answers)
        {
            var head = new StringBuilder($"--{boundary}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
            if (request.Id is not null)
            {
                head.Append($"Content-ID: {request.Id}\r\n");
            }
            head.Append($"\r\nHTTP/1.1 {response.Status} {ReasonPhrases.GetReasonPhrase(response.Status)}\r\n");
            foreach (var (name, value) in response.Headers.SelectMany(header => header.Value, (header, value) => (header.Key, value)))
            {
                head.Append($"{name}: {value}\r\n");
            }
            if (response.Headers.ContentLength is null && !response.Body.IsEmpty)
            {
                head.Append($"Content-Length: {response.Body.Length}\r\n");
            }
            await Write(head.Append("\r\n").ToString());
            await output.WriteAsync(response.Body);
            await Write("\r\n");
        }
        await output.FlushAsync();
    }

    private Task Write(string text) => output.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();
}
