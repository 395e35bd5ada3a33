using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace WorkOrders.Api.Http;

/// <summary>The text of the value or property name that a JSON reader is on.</summary>
internal static class JsonText
{
    /// <summary>The size of a buffer for short texts, in characters: enough for every name, id, number and date of the contract.</summary>
    public const int ShortLength = 64;

    /// <summary>Copies a text that is short and not escaped, without allocating a string.</summary>
    /// <param name="reader">A reader on the text.</param>
    /// <param name="buffer">Receives the text; <see cref="ShortLength"/> characters.</param>
    /// <returns>The length of the text; null when it was not copied.</returns>
    public static int? Copy(scoped ref readonly Utf8JsonReader reader, scoped Span<char> buffer) =>
        !reader.ValueIsEscaped && reader.ValueSpan.Length <= buffer.Length
            && Utf8.ToUtf16(reader.ValueSpan, buffer, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
                ? length
                : null;

    /// <summary>Reads a text of any length.</summary>
    /// <returns>Whether it is valid Unicode.</returns>
    public static bool TryRead(ref readonly Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            // The reader offers no other way to detect invalid UTF-8 and lone surrogates.
            text = "";
            return false;
        }
    }

    /// <summary>What kind of JSON value a token is, in words.</summary>
    public static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    /// <summary>
    /// Why a text is not JSON: the reader's explanation, without the position it appends; reworded where it mentions the reader's options.
    /// </summary>
    public static string Explain(JsonException malformed) => malformed.Message switch
    {
        var message when message.Contains("trailing comma", StringComparison.Ordinal) =>
            "there is a comma before the end of an object or an array.",
        var message when message.Contains("maximum configured depth", StringComparison.Ordinal) => "it is nested too deeply.",
        var message when message.Contains("Expected depth to be zero", StringComparison.Ordinal) => "it ends too early.",
        var message => message.Split(" LineNumber:")[0].Split(" Path:")[0],
    };
}
