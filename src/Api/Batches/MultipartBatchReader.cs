using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WorkOrders.Api.Batches;

/// <summary>
/// Reads a batch in the multipart format (OData 4.01 Part 1, 11.7.7). A part is a request, or a change set with several requests.
/// </summary>
internal sealed class MultipartBatchReader
{
    private const int MaxBoundaryLength = 70;
    private const string HttpType = "application/http";

    private readonly List<RequestGroup> _groups = [];
    private int _count;

    /// <summary>Reads a batch.</summary>
    /// <param name="body">The body of the batch.</param>
    /// <param name="contentType">The value of Content-Type: multipart/mixed with the boundary.</param>
    /// <exception cref="Application.Requests.RefusedException">The batch is malformed.</exception>
    public static async Task<IReadOnlyList<RequestGroup>> Read(ReadOnlyMemory<byte> body, MediaTypeHeaderValue contentType)
    {
        var reader = new MultipartBatchReader();
        await reader.ReadParts(LineEndings.ToCrLf(body), contentType, "The batch", null, reader.ReadPart);
        return reader._groups;
    }

    private async Task ReadPart(MultipartSection part, ReadOnlyMemory<byte> content)
    {
        if (MediaTypeHeaderValue.TryParse(part.ContentType, out var type) && IsMultipart(type))
        {
            var requests = new List<BatchRequest>();
            var (what, pointer) = ($"The change set after request {_count}", MalformedBatch.PointerTo(_count + 1));
            await ReadParts(content, type, what, pointer, (nested, text) =>
            {
                requests.Add(ReadRequest(nested, text));
                return Task.CompletedTask;
            });
            if (requests.Count == 0)
            {
                throw MalformedBatch.Refuse($"{what} contains no requests.", pointer);
            }
            Check(requests);
            _groups.Add(new(requests, IsAtomic: true));
        }
        else
        {
            _groups.Add(new([ReadRequest(part, content)], IsAtomic: false));
        }
    }

    private BatchRequest ReadRequest(MultipartSection part, ReadOnlyMemory<byte> content)
    {
        var position = ++_count;
        if (position > MalformedBatch.MaxRequests)
        {
            throw MalformedBatch.TooMany();
        }
        if (!MediaTypeHeaderValue.TryParse(part.ContentType, out var type)
            || !type.MediaType.Equals(HttpType, StringComparison.OrdinalIgnoreCase))
        {
            throw MalformedBatch.Refuse(position,
                $"the Content-Type of its part is {(part.ContentType is null ? "missing" : $"\"{part.ContentType}\"")}; send {HttpType}.",
                "headers", "Content-Type");
        }
        var id = part.Headers!.TryGetValue("Content-ID", out var named) ? named.ToString().Trim() : null;
        return HttpRequestParser.Parse(position, content, id);
    }

    private static void Check(IReadOnlyList<BatchRequest> changeSet)
    {
        foreach (var request in changeSet)
        {
            if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            {
                throw MalformedBatch.Refuse(
                    request.Position, $"a change set cannot contain {request.Method}; send it outside of the set.", "method");
            }
            if (request.Id is { } id && changeSet.First(other => other.Id == id) != request)
            {
                throw MalformedBatch.Refuse(
                    request.Position, $"an earlier request of the change set has the same Content-ID \"{id}\".", "id");
            }
        }
    }

    private static bool IsMultipart(MediaTypeHeaderValue type) =>
        type.MediaType.Equals(BatchFormat.Multipart, StringComparison.OrdinalIgnoreCase);

    private async Task ReadParts(
        ReadOnlyMemory<byte> body, MediaTypeHeaderValue contentType, string what, string? pointer,
        Func<MultipartSection, ReadOnlyMemory<byte>, Task> read)
    {
        var boundary = HeaderUtilities.RemoveQuotes(contentType.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundaryLength)
        {
            throw MalformedBatch.Refuse(
                $"{what} has a Content-Type without a boundary of 1 to {MaxBoundaryLength} characters; "
                    + $"send {BatchFormat.Multipart}; boundary=…", pointer);
        }
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body.ToArray(), writable: false));
            while (await reader.ReadNextSectionAsync() is { } part)
            {
                using var content = new MemoryStream();
                await part.Body.CopyToAsync(content);
                await read(part, content.ToArray());
            }
        }
        catch (IOException)
        {
            throw MalformedBatch.Refuse(
                body.Span.IndexOf(Encoding.UTF8.GetBytes($"--{boundary}")) < 0
                    ? $"{what} does not contain --{boundary}, the boundary in its Content-Type."
                    : $"{what} ends before its last boundary; after the last part, send --{boundary}--.",
                MalformedBatch.PointerTo(_count + 1));
        }
        catch (InvalidDataException)
        {
            throw MalformedBatch.Refuse(
                _count + 1, "the headers of its part are not valid, or are longer than 16 KB; use Name: value.", "headers");
        }
    }
}
