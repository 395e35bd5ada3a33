using System.Text.Json;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Messages;

/// <summary>Writes the contract's records as JSON, field by field, without their embedded objects.</summary>
/// <param name="nullsAsDefaults">
/// Whether to write 0, false, "", the empty GUID and 1980-01-01 instead of null, for connectors whose types have no null.
/// </param>
internal sealed class EntityWriter(bool nullsAsDefaults)
{
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the fields of a row into the current object.</summary>
    public void WriteFields(Utf8JsonWriter writer, object row)
    {
        foreach (var field in Fields.Of(row.GetType()))
        {
            if (field.Kind != FieldKind.Embedded)
            {
                writer.WritePropertyName(field.JsonName);
                Write(writer, field, field.Get(row));
            }
        }
    }

    /// <summary>Writes a row as an object.</summary>
    public void Write(Utf8JsonWriter writer, object row)
    {
        writer.WriteStartObject();
        WriteFields(writer, row);
        writer.WriteEndObject();
    }

    /// <summary>Writes the value of a field, which may be null.</summary>
    public void Write(Utf8JsonWriter writer, Field field, object? value)
    {
        switch (value ?? (nullsAsDefaults ? Default(field.Kind) : null))
        {
            case null: writer.WriteNullValue(); break;
            case Guid id: writer.WriteStringValue(id); break;
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case DateTimeOffset moment: writer.WriteStringValue(moment.UtcDateTime); break;
            case System.Collections.IEnumerable rows: WriteList(writer, rows); break;
            case var other: throw new InvalidOperationException($"{field} has the type {other.GetType()}, which is not in the contract.");
        }
    }

    private void WriteList(Utf8JsonWriter writer, System.Collections.IEnumerable rows)
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            Write(writer, row);
        }
        writer.WriteEndArray();
    }

    private static object? Default(FieldKind kind) => kind switch
    {
        FieldKind.Guid => Guid.Empty,
        FieldKind.Text => "",
        FieldKind.Integer => 0,
        FieldKind.Decimal => 0m,
        FieldKind.Boolean => false,
        FieldKind.Instant => NoDate,
        _ => null,
    };
}
