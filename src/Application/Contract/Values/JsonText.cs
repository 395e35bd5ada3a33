using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace WorkOrders.Application.Contract.Values;

/// <summary>Reads the text of a JSON reader's current token: a value or a property name.</summary>
public static class JsonText
{
    /// <summary>The buffer size for short texts in characters: enough for all names, ids, numbers and dates of the contract.</summary>
    public const int ShortLength = 64;

    /// <summary>Copies a short text without escape sequences, without allocating a string.</summary>
    /// <param name="reader">A reader whose current token is the text.</param>
    /// <param name="buffer">Receives the text; <see cref="ShortLength"/> characters long.</param>
    /// <returns>The length of the text; null when it was not copied.</returns>
    public static int? Copy(scoped ref readonly Utf8JsonReader reader, scoped Span<char> buffer) =>
        !reader.ValueIsEscaped && reader.ValueSpan.Length <= buffer.Length
            && Utf8.ToUtf16(reader.ValueSpan, buffer, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
                ? length
                : null;

    /// <summary>Reads a text of any length.</summary>
    /// <returns>Whether the text is valid Unicode.</returns>
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

    /// <summary>Escapes a name for a JSON Pointer (RFC 6901).</summary>
    public static string EscapePointer(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>Describes the kind of JSON value of a token, as text for messages.</summary>
    public static string Describe(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    /// <summary>Describes where and why a body is not JSON, as a sentence.</summary>
    public static string DescribeMalformed(JsonException malformed) =>
        $"The body is not valid JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}): {Explain(malformed)}";

    /// <summary>
    /// Explains why a text is not JSON: the message of the reader without its position, or another text if it mentions reader options.
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
