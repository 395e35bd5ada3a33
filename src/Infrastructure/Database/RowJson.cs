using System.Text.Json;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Database;

/// <summary>Rows as JSON: how they travel to the database, and back from it.</summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>A list of rows, each with the columns it has a value for.</summary>
    public static string Write(Entity entity, IEnumerable<object> rows) => Write(writer =>
    {
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            foreach (var column in entity.Columns)
            {
                if (column.Get(row) is { } value)
                {
                    Write(writer, column, value);
                }
            }
            writer.WriteEndObject();
        }
    });

    /// <summary>A list of changed rows, each with its id and the columns that change.</summary>
    public static string WriteChanges(IEnumerable<(Guid Id, IEnumerable<(Field Field, object Value)> Changes)> rows) => Write(writer =>
    {
        foreach (var (id, changes) in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteStartObject("changes");
            foreach (var (field, value) in changes)
            {
                Write(writer, field, value);
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    });

    /// <summary>A row as <c>to_json</c> gives it.</summary>
    public static object Read(Entity entity, string json) => JsonSerializer.Deserialize(json, entity.Type, Options)!;

    /// <summary>An object that the database built, its names in snake case.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    private static void Write(Utf8JsonWriter writer, Field field, object value)
    {
        writer.WritePropertyName(field.Name);
        switch (value)
        {
            case Guid id: writer.WriteStringValue(id); break;
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case DateTimeOffset moment: writer.WriteStringValue(moment); break;
            default: JsonSerializer.Serialize(writer, value, field.Property.PropertyType, Options); break;
        }
    }

    private static string Write(Action<Utf8JsonWriter> rows)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            rows(writer);
            writer.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
