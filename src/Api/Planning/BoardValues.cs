using System.Text.Json;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Contract;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Api.Planning;

/// <summary>Writes the values of a planning board.</summary>
/// <param name="writer">The writer.</param>
/// <param name="format">How values are written.</param>
internal sealed class BoardValues(Utf8JsonWriter writer, ValueFormat format)
{
    /// <summary>Writes a property, which may be null.</summary>
    public void Write(string name, FieldKind kind, object? value)
    {
        writer.WritePropertyName(name);
        format.Write(writer, kind, value);
    }

    /// <summary>Writes the ends of a period.</summary>
    public void Ends(Period period)
    {
        Write("date_from", FieldKind.Instant, period.From);
        Write("date_to", FieldKind.Instant, period.To);
    }

    /// <summary>Writes a property that is an object.</summary>
    public void Object(string name, Action write)
    {
        writer.WriteStartObject(name);
        write();
        writer.WriteEndObject();
    }

    /// <summary>Writes a property that is a list of objects, or null.</summary>
    public void List<T>(string name, IReadOnlyList<T>? items, Action<T> write)
    {
        if (items is null)
        {
            writer.WriteNull(name);
            return;
        }
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
