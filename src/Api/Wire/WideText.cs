using System.Text;

namespace WorkOrders.Api.Wire;

/// <summary>JSON in UTF-16. Its byte order mark says in which order; where it has none, its first character does, which is always one of ASCII.</summary>
internal static class WideText
{
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>Whether these bytes can be UTF-16 but no other JSON.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..];

    /// <summary>Decodes them, whatever order their label names.</summary>
    /// <exception cref="DecoderFallbackException">They are not UTF-16.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => LittleEndian.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => BigEndian.GetString(bytes[2..]),
        [0, ..] => BigEndian.GetString(bytes),
        _ => LittleEndian.GetString(bytes),
    };
}
