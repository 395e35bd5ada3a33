using System.Globalization;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;

namespace WorkOrders.Api.Messages;

/// <summary>How values are written as JSON.</summary>
/// <param name="NullsAsDefaults">
/// Whether to write 0, false, "", the empty GUID and 1980-01-01 instead of null, for connectors whose types have no null.
/// </param>
/// <param name="DecimalsAsStrings">
/// Whether to write decimals and 64-bit integers as strings, for clients whose numbers are doubles (OData JSON Format 4.01, 3.2).
/// </param>
internal sealed record ValueFormat(bool NullsAsDefaults, bool DecimalsAsStrings)
{
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a value, which may be null.</summary>
    /// <param name="writer">The writer, in an array or after the name of a property.</param>
    /// <param name="kind">The kind of the value; neither embedded nor a list.</param>
    /// <param name="value">The value.</param>
    public void Write(Utf8JsonWriter writer, FieldKind kind, object? value)
    {
        switch (value ?? (NullsAsDefaults ? Default(kind) : null))
        {
            case null: writer.WriteNullValue(); break;
            case Guid id: writer.WriteStringValue(id); break;
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: Write(writer, number); break;
            case decimal number: Write(writer, number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case DateTimeOffset moment: writer.WriteStringValue(moment.UtcDateTime); break;
            case DateOnly date: writer.WriteStringValue(CalendarText.Of(date)); break;
            case TimeOnly time: writer.WriteStringValue(CalendarText.Of(time)); break;
            case var other: throw new InvalidOperationException($"The type {other.GetType()} is not in the contract.");
        }
    }

    /// <summary>Writes a decimal.</summary>
    public void Write(Utf8JsonWriter writer, decimal number)
    {
        if (DecimalsAsStrings)
        {
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    /// <summary>Writes a 64-bit integer.</summary>
    public void Write(Utf8JsonWriter writer, long number)
    {
        if (DecimalsAsStrings)
        {
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    /// <summary>Writes a property that is a 64-bit integer.</summary>
    public void Write(Utf8JsonWriter writer, string name, long number)
    {
        writer.WritePropertyName(name);
        Write(writer, number);
    }

    /// <summary>Writes a property that is a text, which may be null.</summary>
    public void Write(Utf8JsonWriter writer, string name, string? text)
    {
        writer.WritePropertyName(name);
        Write(writer, FieldKind.Text, text);
    }

    private static object? Default(FieldKind kind) => kind switch
    {
        FieldKind.Guid => Guid.Empty,
        FieldKind.Text => "",
        FieldKind.Integer => 0,
        FieldKind.Decimal => 0m,
        FieldKind.Boolean => false,
        FieldKind.Instant => NoDate,
        FieldKind.Date => DateOnly.FromDateTime(NoDate.Date),
        FieldKind.TimeOfDay => TimeOnly.MinValue,
        _ => null,
    };
}
