using System.Text;

namespace WorkOrders.Api.Http;

/// <summary>
/// Finds the encoding of a charset. Files that are declared as ISO-8859-1 or US-ASCII are usually in windows-1252, which contains both,
/// so they are read as windows-1252, as browsers do (WHATWG Encoding Standard).
/// </summary>
internal static class Charset
{
    /// <summary>UTF-8, the default. It throws on invalid bytes.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int UsAscii = 20127;
    private const int Latin1 = 28591;

    private static readonly Encoding Windows1252 = Find("windows-1252");

    /// <summary>Names of the Encoding Standard that .NET does not know, and the names that nearly all clients send.</summary>
    private static readonly Dictionary<string, Encoding> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = Utf8,
        ["utf-8"] = Utf8,
        ["utf8"] = Utf8,
        ["unicode11utf8"] = Utf8,
        ["unicode20utf8"] = Utf8,
        ["x-unicode20utf8"] = Utf8,
        ["iso88591"] = Windows1252,
        ["x-cp1252"] = Windows1252,
    };

    /// <summary>Returns the encoding of a charset; null when it is not supported. The encoding throws on invalid bytes.</summary>
    /// <param name="name">The name of the charset, in upper or lower case; empty for the default.</param>
    public static Encoding? Read(string name)
    {
        if (Names.TryGetValue(name, out var known))
        {
            return known;
        }
        try
        {
            var encoding = Find(name);
            return encoding is UTF8Encoding ? Utf8 : encoding.CodePage is UsAscii or Latin1 ? Windows1252 : encoding;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Find(string name)
    {
        var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        // Only this provider has code pages such as windows-1252.
        return CodePagesEncodingProvider.Instance.GetEncoding(name, encoder, decoder) ?? Encoding.GetEncoding(name, encoder, decoder);
    }
}
