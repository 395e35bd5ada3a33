using System.Buffers;
using System.Text.Json;

namespace WorkOrders.Api.Batches;

/// <summary>
/// The rows that earlier requests of a batch have written. Later requests can refer to them by <c>$</c> and the id of the request: at the
/// beginning of their URL, and where their body contains the URL of a row.
/// </summary>
internal sealed class RowReferences
{
    private readonly Dictionary<string, string?> _urls;

    /// <summary>Creates references to no rows.</summary>
    public RowReferences() => _urls = [];

    /// <summary>Creates a copy, for requests that may have to be repeated.</summary>
    public RowReferences(RowReferences others) => _urls = new(others._urls);

    /// <summary>Adds the row that a request has written.</summary>
    /// <param name="request">The request.</param>
    /// <param name="url">The URL of the row; null if the request failed.</param>
    public void Add(BatchRequest request, string? url)
    {
        if (request.Id is not null)
        {
            _urls[request.Id] = url;
        }
    }

    /// <summary>Returns whether a URL begins with a reference to the row of a request that failed.</summary>
    public bool IsFailed(string url) => IdOf(url) is { } id && _urls.TryGetValue(id, out var row) && row is null;

    /// <summary>Replaces the reference at the beginning of a URL; returns the URL unchanged if there is none.</summary>
    public string Resolve(string url) => Find(url) ?? url;

    /// <summary>Replaces the references in the annotations of a body.</summary>
    /// <remarks>
    /// Only the references are replaced; the rest stays as it was sent. A body that is not valid JSON is returned unchanged, so that the
    /// request itself reports the error.
    /// </remarks>
    public ReadOnlyMemory<byte> Resolve(ReadOnlyMemory<byte> body)
    {
        if (_urls.Count == 0 || body.Span.IndexOf("\"$"u8) < 0)
        {
            return body;
        }
        var (resolved, copied, isUrl) = (new ArrayBufferWriter<byte>(body.Length), 0, false);
        var reader = new Utf8JsonReader(body.Span);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    isUrl = IsUrl(reader.GetString()!);
                }
                else if (isUrl && reader.TokenType == JsonTokenType.String && Find(reader.GetString()!) is { } url)
                {
                    resolved.Write(body.Span[copied..(int)reader.TokenStartIndex]);
                    resolved.Write(JsonSerializer.SerializeToUtf8Bytes(url));
                    copied = (int)reader.BytesConsumed;
                }
            }
        }
        catch (Exception invalid) when (invalid is JsonException or InvalidOperationException)
        {
            return body;
        }
        resolved.Write(body.Span[copied..]);
        return resolved.WrittenMemory;
    }

    /// <summary>Returns the id at the beginning of a URL, after <c>$</c>; null if there is none.</summary>
    public static string? IdOf(string url)
    {
        if (!url.StartsWith('$'))
        {
            return null;
        }
        var end = url.IndexOfAny(['/', '?']);
        return end < 0 ? url[1..] : url[1..end];
    }

    private string? Find(string url) => IdOf(url) is { } id && _urls.GetValueOrDefault(id) is { } row ? row + url[(id.Length + 1)..] : null;

    /// <summary>Returns whether an annotation contains the URL of a row.</summary>
    private static bool IsUrl(string name) => name is "@odata.id" or "@id"
        || name.EndsWith("@odata.bind", StringComparison.Ordinal) || name.EndsWith("@bind", StringComparison.Ordinal);
}
