using System.Text.Json;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>Converts rows to and from the JSON that is exchanged with the database.</summary>
internal static class RowJson
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Serializes the value of a field that is not a scalar; returns null when the field has no value.</summary>
    public static string? Of(Field field, object row) =>
        field.Get(row) is { } value ? JsonSerializer.Serialize(value, field.Property.PropertyType, Options) : null;

    /// <summary>Reads a row in the format of <c>to_json</c>.</summary>
    public static object Read(Entity entity, string json) => Read(entity.Type, json);

    /// <summary>Reads a value of a type, with names in snake case.</summary>
    public static object Read(Type type, string json) => JsonSerializer.Deserialize(json, type, Options)!;

    /// <summary>Reads an object that the database built, with names in snake case.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    /// <summary>Serializes an object with names in snake case.</summary>
    public static string WriteObject<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Writes the name and the value of a field; the value may be null.</summary>
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
