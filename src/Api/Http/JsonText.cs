using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace WorkOrders.Api.Http;

/// <summary>The text a JSON reader stands on: a value or the name of a property.</summary>
internal static class JsonText
{
    /// <summary>The size of a buffer for short texts, in characters: room for every name, id, number and date of the contract.</summary>
    public const int Short = 64;

    /// <summary>Copies a text that is short and needs no unescaping, so that no string need be made of it.</summary>
    /// <param name="reader">Stands on the text.</param>
    /// <param name="buffer">Takes the text; <see cref="Short"/> characters.</param>
    /// <returns>How long the text is; null when it was not copied.</returns>
    public static int? Copy(scoped ref readonly Utf8JsonReader reader, scoped Span<char> buffer) =>
        !reader.ValueIsEscaped && reader.ValueSpan.Length <= buffer.Length
            && Utf8.ToUtf16(reader.ValueSpan, buffer, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done ? length : null;

    /// <summary>Reads any text.</summary>
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
            // The one way the reader tells of invalid UTF-8 and of lone surrogates.
            text = "";
            return false;
        }
    }

    /// <summary>A token as people call it.</summary>
    public static string Name(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };

    /// <summary>Why it is not JSON: in our words where the reader's speak of its options, else in its own, without the position it appends.</summary>
    public static string Reason(JsonException malformed) => malformed.Message switch
    {
        var message when message.Contains("trailing comma", StringComparison.Ordinal) => "a comma stands before the end of an object or an array.",
        var message when message.Contains("maximum configured depth", StringComparison.Ordinal) => "it is nested too deep.",
        var message when message.Contains("Expected depth to be zero", StringComparison.Ordinal) => "it ends too early.",
        var message => message.Split(" LineNumber:")[0].Split(" Path:")[0],
    };
}
