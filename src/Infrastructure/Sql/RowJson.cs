using System.Text.Json;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>Rows as JSON: how they travel to the database, and back from it.</summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The value of a field that holds more than a scalar; null when it holds nothing.</summary>
    public static string? Of(Field field, object row) =>
        field.Get(row) is { } value ? JsonSerializer.Serialize(value, field.Property.PropertyType, Options) : null;

    /// <summary>A row as <c>to_json</c> gives it.</summary>
    public static object Read(Entity entity, string json) => JsonSerializer.Deserialize(json, entity.Type, Options)!;

    /// <summary>An object that the database built, its names in snake case.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>An object under names in snake case.</summary>
    public static string WriteObject<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Writes a field and its value, which may be null.</summary>
    public static void Write(Utf8JsonWriter writer, Field field, object? value)
    {
        writer.WritePropertyName(field.Name);
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case Guid id: writer.WriteStringValue(id); break;
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case DateTimeOffset moment: writer.WriteStringValue(moment); break;
            default: JsonSerializer.Serialize(writer, value, field.Property.PropertyType, Options); break;
        }
    }
}
