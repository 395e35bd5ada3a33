using System.Text;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Messages;

/// <summary>Reads a JSON value as its field's kind. Without strict handling, other types are accepted if their meaning is
/// certain.</summary>
internal sealed class ValueReader(TenantSettings settings, Problems problems)
{
    /// <summary>Reads the value that the reader is on, and leaves the reader at its end.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="field">The field of the value. Objects and arrays are never read, whatever the field contains.</param>
    /// <param name="parent">Pointer to the object that has the field.</param>
    /// <returns>The value; null if there is none, or it has a problem.</returns>
    public object? Read(ref Utf8JsonReader reader, Field field, string parent)
    {
        if (Read(ref reader, field, parent, out var value) is not { } problem)
        {
            return value;
        }
        problems.Add(problem.Under(parent));
        return null;
    }

    private Problem? Read(ref Utf8JsonReader reader, Field field, string parent, out object? value)
    {
        value = null;
        switch (reader.TokenType, field.Kind)
        {
            case (JsonTokenType.String, FieldKind.Text):
                return ReadText(ref reader, field, parent, out value);
            case (JsonTokenType.String, _):
                return ReadString(ref reader, field, out value);
            case (JsonTokenType.Number, FieldKind.Integer or FieldKind.Decimal):
                return ReadNumber(ref reader, field, out value);
            case (JsonTokenType.True or JsonTokenType.False, FieldKind.Boolean):
                value = reader.TokenType == JsonTokenType.True;
                return null;
            case (JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False, FieldKind.Text) when !settings.Strict:
                value = Encoding.ASCII.GetString(reader.ValueSpan);
                return null;
            case (JsonTokenType.Number, FieldKind.Boolean) when !settings.Strict && BooleanText.Parse(reader.ValueSpan) is { } flag:
                value = flag;
                return null;
        }
        var problem = WrongType(ref reader, field);
        reader.Skip();
        return problem;
    }

    /// <summary>Reads a text for a field that contains texts. A blank text is no value; keys are trimmed.</summary>
    private Problem? ReadText(ref Utf8JsonReader reader, Field field, string parent, out object? value)
    {
        value = null;
        if (!JsonText.TryRead(ref reader, out var text))
        {
            return NotUnicode(field);
        }
        if (InvisibleText.IsBlank(text))
        {
            return null;
        }
        if (InvisibleText.IndexOfC1(text) is >= 0 and var control)
        {
            return FieldProblem.Create(field, "control_character",
                $"\"{field}\" contains the control character U+{(int)text[control]:X4}, which is not allowed. The charset in Content-Type "
                    + "is probably wrong; send UTF-8, or declare the actual charset.",
                Truncation.Truncate(text));
        }
        if (text.Contains('\0'))
        {
            return Nul(field, text);
        }
        value = field.IsKey || field.IsUnique ? Trim(text, field, parent) : text;
        return null;
    }

    private string Trim(string text, Field field, string parent)
    {
        var trimmed = InvisibleText.Trim(text);
        if (trimmed.Length == text.Length)
        {
            return text;
        }
        problems.Warn(FieldProblem.Create(field, "trimmed",
            $"\"{field}\" was trimmed: received \"{Truncation.Truncate(text)}\", read as \"{Truncation.Truncate(trimmed.ToString())}\".",
            text).Under(parent));
        return trimmed.ToString();
    }

    /// <summary>Reads a text for a field of another kind; a blank one is no value.</summary>
    private Problem? ReadString(ref Utf8JsonReader reader, Field field, out object? value)
    {
        Span<char> buffer = stackalloc char[JsonText.ShortLength];
        if (JsonText.Copy(ref reader, buffer) is { } length)
        {
            return Parse(buffer[..length], field, out value);
        }
        value = null;
        if (!JsonText.TryRead(ref reader, out var text))
        {
            return NotUnicode(field);
        }
        return text.Contains('\0') ? Nul(field, text) : Parse(text, field, out value);
    }

    private static Problem? ReadNumber(ref Utf8JsonReader reader, Field field, out object? value)
    {
        Span<char> buffer = stackalloc char[JsonText.ShortLength];
        return JsonText.Copy(ref reader, buffer) is { } length
            ? NumberParser.Read(buffer[..length], field, out value)
            : NumberParser.Read(Encoding.ASCII.GetString(reader.ValueSpan), field, out value);
    }

    private Problem? Parse(ReadOnlySpan<char> text, Field field, out object? value)
    {
        value = null;
        switch (field.Kind)
        {
            case FieldKind.Embedded or FieldKind.List when settings.Strict:
                break;
            case not FieldKind.Text when InvisibleText.IsBlank(text):
                return null;
            case FieldKind.Guid:
                return ParseGuid(text, field, out value);
            case FieldKind.Instant:
                var problem = Instant.Read(text, settings.TimeZone, settings.Strict, field, out var moment);
                value = moment;
                return problem;
            case FieldKind.Date when CalendarText.TryReadDate(text, out var date):
                value = date;
                return null;
            case FieldKind.TimeOfDay when CalendarText.TryReadTime(text, out var time):
                value = time;
                return null;
            case FieldKind.Boolean when !settings.Strict && BooleanText.Parse(text) is { } flag:
                value = flag;
                return null;
            case FieldKind.Integer or FieldKind.Decimal
                when !settings.Strict || settings.NumbersAsStrings || GroupedNumber.IsAmbiguous(text, field):
                return NumberParser.ReadText(text, field, out value);
        }
        var quoted = Truncation.Truncate(text.ToString());
        return FieldProblem.WrongType(field, $"\"{quoted}\"", quoted);
    }

    private static Problem? ParseGuid(ReadOnlySpan<char> text, Field field, out object? value)
    {
        if (Guid.TryParse(InvisibleText.Trim(text), out var id))
        {
            value = id != Guid.Empty ? id : null;
            return null;
        }
        value = null;
        var quoted = Truncation.Truncate(text.ToString());
        return FieldProblem.Create(field, "not_a_guid",
            $"\"{field}\" must be a UUID such as 6044311a-0722-4aa6-be51-f774cd217b4f; received \"{quoted}\".", quoted);
    }

    private static Problem Nul(Field field, string text) => FieldProblem.Create(field, "nul_character",
        $"\"{field}\" contains the character NUL (U+0000), which cannot be stored; remove it.",
        Truncation.Truncate(text.Replace("\0", "\\u0000", StringComparison.Ordinal)));

    private static Problem NotUnicode(Field field) => FieldProblem.Create(field, "not_text",
        $"\"{field}\" must be valid Unicode; received a lone surrogate, or bytes that are not UTF-8.");

    private static Problem WrongType(ref Utf8JsonReader reader, Field field)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                var number = Truncation.Truncate(Encoding.ASCII.GetString(reader.ValueSpan));
                return FieldProblem.WrongType(field, number, number);
            case JsonTokenType.True or JsonTokenType.False:
                var isTrue = reader.TokenType == JsonTokenType.True;
                return FieldProblem.WrongType(field, isTrue ? "true" : "false", isTrue);
            default:
                return FieldProblem.WrongType(field, JsonText.Describe(reader.TokenType), null);
        }
    }
}
