using System.Text;

namespace WorkOrders.Api.Http;

/// <summary>JSON in UTF-16. Its byte order mark says in which order; where it has none, its first character does, which is always one of ASCII.</summary>
internal static class Utf16Json
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>Whether these bytes can be UTF-16 but no other JSON.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..];

    /// <summary>The encoding they are in, whatever order their label names.</summary>
    public static UnicodeEncoding EncodingOf(ReadOnlySpan<byte> bytes) => bytes is [0xFE, 0xFF, ..] or [0, ..] ? BigEndian : LittleEndian;

    /// <summary>Decodes them.</summary>
    /// <exception cref="DecoderFallbackException">They are not UTF-16.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) => EncodingOf(bytes).GetString(bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? bytes[2..] : bytes);
}
