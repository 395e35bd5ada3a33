using System.Text;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Reads one JSON value as its field's kind.</summary>
internal sealed class ValueReader(TenantSettings settings)
{
    /// <summary>Reads the value that the reader is on, and leaves the reader at its end.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="field">The field of the value. Objects and arrays are never read, whatever the field holds.</param>
    /// <param name="value">The value; null where none is given.</param>
    /// <returns>The problem; null when there is none.</returns>
    public Problem? Read(ref Utf8JsonReader reader, Field field, out object? value)
    {
        value = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadString(ref reader, field, out value);
            case JsonTokenType.Number when field.Kind is FieldKind.Integer or FieldKind.Decimal:
                return ReadNumber(ref reader, field, out value);
            case JsonTokenType.True or JsonTokenType.False when field.Kind == FieldKind.Boolean:
                value = reader.TokenType == JsonTokenType.True;
                return null;
        }
        var problem = WrongType(ref reader, field);
        reader.Skip();
        return problem;
    }

    private Problem? ReadString(ref Utf8JsonReader reader, Field field, out object? value)
    {
        value = null;
        Span<char> buffer = stackalloc char[JsonText.ShortLength];
        if (field.Kind != FieldKind.Text && JsonText.Copy(ref reader, buffer) is { } length)
        {
            return Parse(buffer[..length], field, out value);
        }
        if (!JsonText.TryRead(ref reader, out var text))
        {
            return FieldProblem.Create(field, "not_text",
                $"\"{field}\" must be valid Unicode; received a lone surrogate, or bytes that are not UTF-8.");
        }
        if (text.Contains('\0'))
        {
            return FieldProblem.Create(field, "nul_character",
                $"\"{field}\" contains the character NUL (U+0000), which cannot be stored; remove it.",
                Truncation.Truncate(text.Replace("\0", "\\u0000", StringComparison.Ordinal)));
        }
        if (field.Kind != FieldKind.Text)
        {
            return Parse(text, field, out value);
        }
        value = text.Length > 0 ? text : null;
        return null;
    }

    private static Problem? ReadNumber(ref Utf8JsonReader reader, Field field, out object? value)
    {
        Span<char> buffer = stackalloc char[JsonText.ShortLength];
        return JsonText.Copy(ref reader, buffer) is { } length
            ? NumberParser.Read(buffer[..length], field, out value)
            : NumberParser.Read(Encoding.ASCII.GetString(reader.ValueSpan), field, out value);
    }

    /// <summary>Parses the text of a string for a field that does not hold text; an empty one gives null.</summary>
    private Problem? Parse(ReadOnlySpan<char> text, Field field, out object? value)
    {
        value = null;
        switch (field.Kind)
        {
            case FieldKind.Guid or FieldKind.Instant or FieldKind.Boolean or FieldKind.Integer or FieldKind.Decimal when text.IsEmpty:
                return null;
            case FieldKind.Guid:
                return ParseGuid(text, field, out value);
            case FieldKind.Instant:
                var problem = Instant.Read(text, settings.TimeZone, field, out var moment);
                value = moment;
                return problem;
            case FieldKind.Boolean when !settings.Strict && bool.TryParse(text, out var flag):
                value = flag;
                return null;
            case FieldKind.Integer or FieldKind.Decimal when !settings.Strict:
                return NumberParser.Read(text, field, out value);
            default:
                var quoted = Truncation.Truncate(text.ToString());
                return FieldProblem.WrongType(field, $"\"{quoted}\"", quoted);
        }
    }

    private static Problem? ParseGuid(ReadOnlySpan<char> text, Field field, out object? value)
    {
        if (Guid.TryParse(text, out var id))
        {
            value = id != Guid.Empty ? id : null;
            return null;
        }
        value = null;
        var quoted = Truncation.Truncate(text.ToString());
        return FieldProblem.Create(field, "not_a_guid",
            $"\"{field}\" must be a UUID such as 6044311a-0722-4aa6-be51-f774cd217b4f; received \"{quoted}\".", quoted);
    }

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
