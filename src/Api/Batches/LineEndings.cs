namespace WorkOrders.Api.Batches;

/// <summary>Converts the line endings of text that should have CRLF, but that some clients write with LF alone.</summary>
internal static class LineEndings
{
    private const byte Cr = (byte)'\r';
    private const byte Lf = (byte)'\n';

    /// <summary>Returns the text with CRLF if its first line endings with LF alone; otherwise the text itself.</summary>
    public static ReadOnlyMemory<byte> ToCrLf(ReadOnlyMemory<byte> text)
    {
        var first = text.Span.IndexOf(Lf);
        return first < 0 || (first > 0 && text.Span[first - 1] == Cr) ? text : Convert(text.Span);
    }

    private static byte[] Convert(ReadOnlySpan<byte> text)
    {
        var converted = new List<byte>(text.Length + text.Count(Lf));
        foreach (var line in text.Split(Lf))
        {
            var content = text[line];
            converted.AddRange(content.EndsWith(Cr) ? content[..^1] : content);
            if (line.End.Value < text.Length)
            {
                converted.AddRange([Cr, Lf]);
            }
        }
        return [.. converted];
    }
}
