using System.Text;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>A property of a calendar, such as <c>DTSTART;VALUE=DATE:20261225</c> (a content line of RFC 5545).</summary>
/// <param name="Number">The line of the file on which the property begins, from 1.</param>
/// <param name="Name">The name in upper case.</param>
/// <param name="Value">The text after the colon, as it is written.</param>
internal sealed record IcsLine(int Number, string Name, string Value)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads the properties of a file. A line that begins with a space or a tab continues the line before it; because programs fold
    /// lines inside characters as well, lines are joined before they are decoded.
    /// </summary>
    /// <param name="file">The file, in UTF-8.</param>
    /// <exception cref="IcsFormatException">A line is not a property, or is not UTF-8.</exception>
    public static IEnumerable<IcsLine> Read(byte[] file)
    {
        var property = new MemoryStream();
        var (number, first, offset) = (0, 1, 0);
        while (offset < file.Length)
        {
            number++;
            var length = Array.IndexOf(file, (byte)'\n', offset) is >= 0 and var end ? end - offset : file.Length - offset;
            var isContinued = length > 0 && file[offset] is (byte)' ' or (byte)'\t';
            if (!isContinued)
            {
                if (Parse(first, property) is { } complete)
                {
                    yield return complete;
                }
                (first, property.Position) = (number, 0);
                property.SetLength(0);
            }
            var text = file.AsSpan(offset, length).TrimEnd((byte)'\r');
            property.Write(isContinued ? text[1..] : text);
            offset += length + 1;
        }
        if (Parse(first, property) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Parses a joined line; returns null if it is empty.</summary>
    private static IcsLine? Parse(int number, MemoryStream property)
    {
        var text = Decode(number, property.GetBuffer().AsSpan(0, (int)property.Length));
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        var name = text.AsSpan(0, text.AsSpan().IndexOfAny(':', ';') is >= 0 and var nameEnd ? nameEnd : 0);
        var colon = FindColon(text);
        return name.IsEmpty || colon < 0
            ? throw new IcsFormatException(
                number, $"expected a property such as SUMMARY:Christmas; received \"{Truncation.Truncate(text)}\".")
            : new(number, name.ToString().Trim().ToUpperInvariant(), text[(colon + 1)..]);
    }

    private static string Decode(int number, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new IcsFormatException(
                number, "the text is not UTF-8. Give the charset of the file in Content-Type, or save it as UTF-8.");
        }
    }

    /// <summary>Returns the position of the colon before the value. The values of parameters can contain colons in quotes.</summary>
    private static int FindColon(string text)
    {
        var isQuoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            isQuoted ^= text[index] == '"';
            if (text[index] == ':' && !isQuoted)
            {
                return index;
            }
        }
        return -1;
    }
}
