using System.Text;

namespace WorkOrders.Api.Http;

/// <summary>
/// Detects and decodes JSON in UTF-16. The byte order is detected from the byte order mark or, without a mark, from the first character,
/// which is always ASCII.
/// </summary>
internal static class Utf16Json
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>Checks whether the bytes look like JSON in UTF-16.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..];

    /// <summary>Returns the encoding of the bytes; the declared byte order is not used.</summary>
    public static UnicodeEncoding EncodingOf(ReadOnlySpan<byte> bytes) => bytes is [0xFE, 0xFF, ..] or [0, ..] ? BigEndian : LittleEndian;

    /// <summary>Decodes the bytes, without the byte order mark.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not valid UTF-16.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        EncodingOf(bytes).GetString(bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? bytes[2..] : bytes);
}
