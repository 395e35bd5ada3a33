using System.Collections;
using System.Text.Json;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Messages;

/// <summary>Writes records as JSON, field by field (<see cref="Fields"/>), without their embedded objects.</summary>
/// <param name="format">How values are written.</param>
internal sealed class EntityWriter(ValueFormat format)
{
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

    /// <summary>Writes the value of a field, which may be null. A list is never null: without items, it is empty.</summary>
    public void Write(Utf8JsonWriter writer, Field field, object? value)
    {
        if (field.Kind == FieldKind.List)
        {
            WriteList(writer, (IEnumerable?)value ?? Array.Empty<object>());
        }
        else
        {
            format.Write(writer, field.Kind, value);
        }
    }

    private void WriteList(Utf8JsonWriter writer, IEnumerable rows)
    {
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            Write(writer, row);
        }
        writer.WriteEndArray();
    }
}
