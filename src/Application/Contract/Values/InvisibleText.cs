using System.Globalization;
using System.Text;

namespace WorkOrders.Application.Contract.Values;

/// <summary>Characters that nobody sees: Unicode white space, zero-width and other format characters, and blank symbols.</summary>
public static class InvisibleText
{
    /// <summary>Whether a text has no visible character. An empty text is blank.</summary>
    public static bool IsBlank(ReadOnlySpan<char> text) => Trim(text).IsEmpty;

    /// <summary>The text without the invisible characters at its ends.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        // Nearly every text begins and ends with a visible ASCII character.
        while (!text.IsEmpty && !IsVisibleAscii(text[0]) && Rune.DecodeFromUtf16(text, out var first, out var length) is var _
            && IsInvisible(first))
        {
            text = text[length..];
        }
        while (!text.IsEmpty && !IsVisibleAscii(text[^1]) && Rune.DecodeLastFromUtf16(text, out var last, out var length) is var _
            && IsInvisible(last))
        {
            text = text[..^length];
        }
        return text;
    }

    /// <summary>The text with each invisible or control character as its escape, such as <c>\u00a0</c>; a space stays a space.</summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                ' ' => shown.Append(' '),
                '\t' => shown.Append("\\t"),
                '\n' => shown.Append("\\n"),
                '\r' => shown.Append("\\r"),
                _ when IsInvisible(rune) && rune.Value > 0xFFFF =>
                    shown.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
                _ when IsInvisible(rune) || Rune.IsControl(rune) => shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => shown.Append(rune.ToString()),
            };
        }
        return shown.ToString();
    }

    private static bool IsVisibleAscii(char character) => character is > ' ' and < '\x7f';

    private static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        // Fillers and blank patterns, which Unicode counts as letters and symbols.
        || rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;

    /// <summary>
    /// Returns the position of the first control character of C1 (U+0080 to U+009F), which is not allowed: it comes from a wrong charset;
    /// -1 if there is none.
    /// </summary>
    public static int IndexOfC1(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\u0080', '\u009f');
}
