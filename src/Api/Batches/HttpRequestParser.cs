using System.Text;

namespace WorkOrders.Api.Batches;

/// <summary>
/// Parses a request that is written as text (<c>application/http</c>, RFC 9112): the request line, the headers, an empty line, the body.
/// Lines end with CRLF or LF. The empty line is not required if there is no body.
/// </summary>
internal static class HttpRequestParser
{
    private const int MaxLineLength = RequestUrl.MaxLength;

    /// <summary>Parses a request.</summary>
    /// <param name="position">The position of the request in the batch, from 1.</param>
    /// <param name="text">The request.</param>
    /// <param name="id">The id of the request; null if the part has none; then the request's own headers may contain it.</param>
    /// <exception cref="Application.Requests.RefusedException">The request is malformed.</exception>
    public static BatchRequest Parse(int position, ReadOnlyMemory<byte> text, string? id)
    {
        var rest = text;
        var line = ReadLine(position, ref rest);
        while (line is "")
        {
            line = ReadLine(position, ref rest);
        }
        var (method, url) = ParseRequestLine(position, line);
        var headers = new HeaderDictionary();
        while (ReadLine(position, ref rest) is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            var name = colon < 0 ? "" : header[..colon];
            if (!IsHeader(name, header))
            {
                throw MalformedBatch.Refuse(position, $"the line {Quote(header)} is not a header; use Name: value.", "headers");
            }
            headers.Append(name, header[(colon + 1)..].Trim());
        }
        id ??= headers["Content-ID"].ToString() is { Length: > 0 } named ? named : null;
        return new(position, id, method, url, headers, rest);
    }

    /// <summary>Returns whether a header has a valid name and no control character in its value.</summary>
    public static bool IsHeader(string name, string value) =>
        IsToken(name) && !value.Any(letter => char.IsControl(letter) && letter != '\t');

    private static (string Method, string Url) ParseRequestLine(int position, string? line)
    {
        var parts = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        // Some clients do not encode the spaces of a query.
        return parts.Length >= 3 && IsToken(parts[0]) && parts[^1].StartsWith("HTTP/", StringComparison.Ordinal)
            ? (parts[0], line![parts[0].Length..^parts[^1].Length].Trim())
            : throw MalformedBatch.Refuse(position, line is null
                ? "it is empty; send a request line such as GET Jobs(…) HTTP/1.1."
                : $"{Quote(line)} is not a request line; use the form GET Jobs(…) HTTP/1.1.");
    }

    /// <summary>Reads a line; null at the end of the text.</summary>
    private static string? ReadLine(int position, ref ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty)
        {
            return null;
        }
        var end = text.Span.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return line.Length <= MaxLineLength
            ? Encoding.UTF8.GetString(line.Span).TrimEnd('\r')
            : throw MalformedBatch.Refuse(position, $"a line before its body is longer than {MaxLineLength:N0} bytes.");
    }

    private static bool IsToken(string text) =>
        text.Length > 0 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter));

    private static string Quote(string line) => $"\"{Application.Requests.Truncation.Truncate(line)}\"";
}
