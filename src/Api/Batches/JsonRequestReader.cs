using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Batches;

/// <summary>Reads one request of a batch in the JSON format.</summary>
/// <param name="position">The position of the request, from 1.</param>
/// <param name="request">The request.</param>
internal sealed class JsonRequestReader(int position, JsonElement request)
{
    private static readonly string[] Members = ["id", "method", "url", "headers", "body", "atomicityGroup", "dependsOn"];

    /// <summary>Reads the request.</summary>
    /// <exception cref="RefusedException">It is malformed.</exception>
    public BatchRequest Read()
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw MalformedBatch.Refuse("The items of \"requests\" must be objects.", MalformedBatch.PointerTo(position));
        }
        MalformedBatch.CheckMembers(request, Members, MalformedBatch.PointerTo(position));
        var (headers, id, method) = (ReadHeaders(), GetRequired("id"), GetRequired("method").ToUpperInvariant());
        if (!HttpRequestParser.IsHeader("Content-ID", id))
        {
            throw Refuse("id", "\"id\" contains control characters.");
        }
        return new(position, id, method, GetRequired("url"), headers, ReadBody(headers)) { DependsOn = ReadDependsOn() };
    }

    /// <summary>Returns a member that is a text; null if it is missing or null.</summary>
    /// <exception cref="RefusedException">It is not a text.</exception>
    public string? GetText(string name) => request.TryGetProperty(name, out var value) ? TextOf(value, name) : null;

    /// <summary>Creates the refusal of the batch because of a member of this request.</summary>
    public RefusedException Refuse(string member, string message) => MalformedBatch.Refuse(position, message, member);

    private string GetRequired(string name) => GetText(name) is { Length: > 0 } text
        ? text
        : throw Refuse(name, $"\"{name}\" is required.");

    private string? TextOf(JsonElement value, params string[] member) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => throw MalformedBatch.Refuse(position, $"\"{Truncation.Truncate(member[^1])}\" must be a string.", member),
    };

    private HeaderDictionary ReadHeaders()
    {
        var headers = new HeaderDictionary();
        if (request.TryGetProperty("headers", out var members) && members.ValueKind != JsonValueKind.Null)
        {
            if (members.ValueKind != JsonValueKind.Object)
            {
                throw Refuse("headers", "\"headers\" must be an object.");
            }
            foreach (var header in members.EnumerateObject())
            {
                var value = TextOf(header.Value, "headers", header.Name) ?? "";
                if (!HttpRequestParser.IsHeader(header.Name, value))
                {
                    throw MalformedBatch.Refuse(
                        position, $"\"{Truncation.Truncate(header.Name)}\" is not a valid header.", "headers", header.Name);
                }
                if (!headers.TryAdd(header.Name, value))
                {
                    throw MalformedBatch.Refuse(
                        position, $"the header \"{Truncation.Truncate(header.Name)}\" is given more than once; send it once.", "headers",
                        header.Name);
                }
            }
        }
        return headers;
    }

    private IReadOnlyList<string> ReadDependsOn()
    {
        if (!request.TryGetProperty("dependsOn", out var ids) || ids.ValueKind == JsonValueKind.Null)
        {
            return [];
        }
        return ids.ValueKind == JsonValueKind.Array
            ? [.. ids.EnumerateArray().Select(id => TextOf(id, "dependsOn") ?? "")]
            : throw Refuse("dependsOn", "\"dependsOn\" must be an array of ids.");
    }

    /// <summary>
    /// Reads the body: JSON and the text of a text type unchanged, any other type as base64url.
    /// </summary>
    private ReadOnlyMemory<byte> ReadBody(IHeaderDictionary headers)
    {
        if (!request.TryGetProperty("body", out var body) || body.ValueKind == JsonValueKind.Null)
        {
            return default;
        }
        if (headers.ContentType.Count == 0)
        {
            headers.ContentType = BatchFormat.Json;
        }
        if (body.ValueKind != JsonValueKind.String || BatchFormat.IsJson(headers.ContentType))
        {
            return Encoding.UTF8.GetBytes(body.GetRawText());
        }
        var text = body.GetString()!;
        if (BatchFormat.IsText(headers.ContentType))
        {
            return Encoding.UTF8.GetBytes(text);
        }
        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            throw Refuse("body", $"\"body\" must be base64url for the Content-Type {headers.ContentType}.");
        }
    }
}
