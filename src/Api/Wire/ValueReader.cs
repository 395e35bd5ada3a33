using System.Globalization;
using System.Text;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Wire;

/// <summary>Reads one value as its field's kind.</summary>
internal sealed class ValueReader(TenantSettings settings)
{
    private const int LongestShown = 100;

    /// <summary>Reads the value the reader stands on, and leaves the reader at its end.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="field">What it is for; of a kind that is neither embedded nor a list, unless the value is of neither.</param>
    /// <param name="value">The value; null where nothing is given.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public ValueFault? Read(ref Utf8JsonReader reader, Field field, out object? value)
    {
        value = null;
        string? text = null;
        if (reader.TokenType == JsonTokenType.String && !TryReadText(ref reader, out text))
        {
            return new("not_text", "The text is not valid Unicode (a lone surrogate, or bytes that are not UTF-8).");
        }
        if (text?.Contains('\0') == true)
        {
            return new("nul_character", "The text contains the character NUL (U+0000), which cannot be stored; leave it out.", Show(text.Replace("\0", "\\u0000", StringComparison.Ordinal)));
        }
        if (text?.Length == 0 && field.Kind is not (FieldKind.Embedded or FieldKind.List))
        {
            return null;
        }
        switch (field.Kind, reader.TokenType)
        {
            case (FieldKind.Text, JsonTokenType.String):
                value = text;
                return null;
            case (FieldKind.Guid, JsonTokenType.String):
                return ReadGuid(text!, out value);
            case (FieldKind.Instant, JsonTokenType.String):
                return ReadInstant(text!, out value);
            case (FieldKind.Boolean, JsonTokenType.True or JsonTokenType.False):
                value = reader.TokenType == JsonTokenType.True;
                return null;
            case (FieldKind.Boolean, JsonTokenType.String) when !settings.Strict && bool.TryParse(text, out var flag):
                value = flag;
                return null;
            case (FieldKind.Integer or FieldKind.Decimal, JsonTokenType.Number):
                return ReadNumber(field, Encoding.ASCII.GetString(reader.ValueSpan), out value);
            case (FieldKind.Integer or FieldKind.Decimal, JsonTokenType.String) when !settings.Strict:
                return ReadNumber(field, text!, out value);
        }
        var seen = reader.TokenType;
        var shown = seen switch { JsonTokenType.String => Show(text!), JsonTokenType.Number => Show(Encoding.ASCII.GetString(reader.ValueSpan)), JsonTokenType.True => true, JsonTokenType.False => (object)false, _ => null };
        reader.Skip();
        return new("wrong_type", $"{field.Name} is {Expected(field.Kind)}; this is {Name(seen)}.", shown, Expected(field.Kind));
    }

    /// <summary>The text the reader stands on; false when it is not valid Unicode.</summary>
    public static bool TryReadText(ref Utf8JsonReader reader, out string? text)
    {
        try
        {
            text = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            // The one way the reader tells of invalid UTF-8 and of lone surrogates.
            text = null;
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

    private static ValueFault? ReadGuid(string text, out object? value)
    {
        var read = Guid.TryParse(text, out var id);
        value = read && id != Guid.Empty ? id : null;
        return read ? null : new("not_a_guid", "A UUID such as 6044311a-0722-4aa6-be51-f774cd217b4f was expected.", Show(text));
    }

    private ValueFault? ReadInstant(string text, out object? value)
    {
        var fault = Instant.Read(text, settings.TimeZone, out var moment);
        value = moment;
        return fault is null ? null : new(fault.Code, fault.Message, Show(text), fault.Accepted);
    }

    private static ValueFault? ReadNumber(Field field, string text, out object? value)
    {
        value = null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                ? new("out_of_range", $"{field.Name} is too large a number.", Show(text))
                : new("wrong_type", $"{field.Name} is {Expected(field.Kind)}; this is text.", Show(text), Expected(field.Kind));
        }
        if (field.Kind == FieldKind.Decimal)
        {
            value = number;
            return null;
        }
        if (number != decimal.Truncate(number))
        {
            return new("wrong_type", $"{field.Name} is a whole number.", Show(text), Expected(field.Kind));
        }
        if (number is < int.MinValue or > int.MaxValue)
        {
            return new("out_of_range", $"{field.Name} must lie between {int.MinValue} and {int.MaxValue}.", Show(text), $"{int.MinValue}..{int.MaxValue}");
        }
        value = (int)number;
        return null;
    }

    private static string Expected(FieldKind kind) => kind switch
    {
        FieldKind.Guid => "a UUID",
        FieldKind.Text => "text",
        FieldKind.Integer => "a whole number",
        FieldKind.Decimal => "a number",
        FieldKind.Boolean => "true or false",
        FieldKind.Instant => "a date and time",
        FieldKind.Embedded => "an object",
        _ => "an array",
    };

    private static string Show(string text) => text.Length <= LongestShown ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)}…";
}
