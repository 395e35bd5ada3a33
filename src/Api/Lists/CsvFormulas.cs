using System.Buffers;
using System.Text;

namespace WorkOrders.Api.Lists;

/// <summary>
/// Prevents that a spreadsheet calculates a text (OWASP, CSV injection). An apostrophe is inserted before a sign that starts a formula
/// wherever a cell could begin: at the start of the text, after a line break, and after the delimiter of another language, at which a
/// spreadsheet in that language would split the text even if it is in quotes.
/// </summary>
internal static class CsvFormulas
{
    private const char Escape = '\'';

    /// <summary>The signs that start a formula, with their full-width forms, which some spreadsheets convert.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@＝＋－＠");

    /// <summary>Returns the text with its formulas escaped.</summary>
    /// <param name="text">The text.</param>
    /// <param name="delimiter">The delimiter of the file. Texts that contain it are in quotes.</param>
    public static string EscapeIn(string text, char delimiter)
    {
        if (!text.AsSpan().ContainsAny(Signs))
        {
            return text;
        }
        var escaped = new StringBuilder(text.Length + 1);
        var isStart = true;
        foreach (var character in text)
        {
            if (isStart && Signs.Contains(character))
            {
                escaped.Append(Escape);
            }
            escaped.Append(character);
            // Spreadsheets ignore white space and quotes before a formula; an apostrophe of the text itself may be removed again.
            isStart = character is '\r' or '\n' or '\t' || (character is ',' or ';' && character != delimiter)
                || (isStart && (char.IsWhiteSpace(character) || character is '"' or Escape));
        }
        return escaped.ToString();
    }
}
