using System.Text;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Reads one value as its field's kind.</summary>
internal sealed class ValueReader(TenantSettings settings)
{
    /// <summary>Reads the value the reader stands on, and leaves the reader at its end.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="field">What it is for; of a kind that is neither embedded nor a list, unless the value is of neither.</param>
    /// <param name="value">The value; null where nothing is given.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public Problem? Read(ref Utf8JsonReader reader, Field field, out object? value)
    {
        value = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadText(ref reader, field, out value);
            case JsonTokenType.Number when field.Kind is FieldKind.Integer or FieldKind.Decimal:
                return ReadNumber(ref reader, field, out value);
            case JsonTokenType.True or JsonTokenType.False when field.Kind == FieldKind.Boolean:
                value = reader.TokenType == JsonTokenType.True;
                return null;
        }
        var problem = FieldProblem.WrongType(field, JsonText.Name(reader.TokenType), Shown(ref reader));
        reader.Skip();
        return problem;
    }

    private Problem? ReadText(ref Utf8JsonReader reader, Field field, out object? value)
    {
        value = null;
        Span<char> buffer = stackalloc char[JsonText.Short];
        if (field.Kind != FieldKind.Text && JsonText.Copy(ref reader, buffer) is { } length)
        {
            return Parse(buffer[..length], field, out value);
        }
        if (!JsonText.TryRead(ref reader, out var text))
        {
            return FieldProblem.Create(field, "not_text", $"The text of {field} is not valid Unicode: it holds a lone surrogate, or bytes that are not UTF-8.");
        }
        if (text.Contains('\0'))
        {
            return FieldProblem.Create(field, "nul_character", $"{field} contains the character NUL (U+0000), which cannot be stored; leave it out.", Truncation.Of(text.Replace("\0", "\\u0000", StringComparison.Ordinal)));
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
        Span<char> buffer = stackalloc char[JsonText.Short];
        return JsonText.Copy(ref reader, buffer) is { } length
            ? NumberText.Read(buffer[..length], field, out value)
            : NumberText.Read(Encoding.ASCII.GetString(reader.ValueSpan), field, out value);
    }

    /// <summary>Reads a text for a field that holds something else; an empty one gives nothing.</summary>
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
                return NumberText.Read(text, field, out value);
            default:
                return FieldProblem.WrongType(field, "text", Truncation.Of(text.ToString()));
        }
    }

    private static Problem? ParseGuid(ReadOnlySpan<char> text, Field field, out object? value)
    {
        var read = Guid.TryParse(text, out var id);
        value = read && id != Guid.Empty ? id : null;
        return read ? null : FieldProblem.Create(field, "not_a_guid", $"{field} is a UUID such as 6044311a-0722-4aa6-be51-f774cd217b4f.", Truncation.Of(text.ToString()));
    }

    private static object? Shown(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => Truncation.Of(Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };
}
