using System.Text;

namespace WorkOrders.Api.Http;

/// <summary>
/// Detects text in UTF-16 and its byte order: from the byte order mark or, without a mark, from the first character, which is always ASCII
/// in JSON and in the header of a CSV file.
/// </summary>
internal static class Utf16
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>Checks whether the bytes look like text in UTF-16.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..];

    /// <summary>Returns the encoding of the bytes; the declared byte order is not used.</summary>
    public static UnicodeEncoding EncodingOf(ReadOnlySpan<byte> bytes) => bytes is [0xFE, 0xFF, ..] or [0, ..] ? BigEndian : LittleEndian;
}
