using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>Rows as JSON: how they travel to the database, and back from it.</summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>A list of changed rows, each with its id, the columns that change, and where the change comes from.</summary>
    public static string Changes(IEnumerable<ChangedRow> rows) => Write(writer =>
    {
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("id", row.Id);
            writer.WriteStartObject("changes");
            foreach (var change in row.Changes)
            {
                Write(writer, change.Field, change.New!);
            }
            writer.WriteEndObject();
            writer.WriteStartArray("fields");
            foreach (var change in row.Changes)
            {
                writer.WriteStringValue(change.Field.Name);
            }
            writer.WriteEndArray();
            writer.WriteString("origin", row.Origin.System);
            writer.WriteString("request_id", row.Origin.RequestId);
            writer.WriteString("trace_id", row.Origin.TraceId);
            writer.WriteEndObject();
        }
    });

    /// <summary>The value of a field that holds more than a scalar; null when it holds nothing.</summary>
    public static string? Of(Field field, object row) =>
        field.Get(row) is { } value ? JsonSerializer.Serialize(value, field.Property.PropertyType, Options) : null;

    /// <summary>A row as <c>to_json</c> gives it.</summary>
    public static object Read(Entity entity, string json) => JsonSerializer.Deserialize(json, entity.Type, Options)!;

    /// <summary>An object that the database built, its names in snake case.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>An object under names in snake case.</summary>
    public static string WriteObject<T>(T value) => JsonSerializer.Serialize(value, Options);

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
