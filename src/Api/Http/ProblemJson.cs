using System.Collections.ObjectModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>Writes a problem as an element of <c>errors</c> or <c>warnings</c>: nulls are omitted, and long texts are truncated.</summary>
internal sealed class ProblemJson : JsonConverter<Problem>
{
    /// <summary>The maximum length of a message: messages quote keys, which can be long.</summary>
    private const int MaxMessageLength = 1000;

    /// <summary>
    /// The options for writing problem documents. They are never read as HTML, so quotes and non-ASCII letters are not escaped.
    /// </summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ProblemJson() },
    };

    /// <summary>Returns the message of a problem, truncated to its maximum length; invisible characters are shown as escapes.</summary>
    public static string MessageOf(Problem problem) => Truncation.Truncate(InvisibleText.Escape(problem.Message), MaxMessageLength);

    /// <summary>Writes an array of problems.</summary>
    public static void WriteList(Utf8JsonWriter writer, IEnumerable<Problem> problems) =>
        JsonSerializer.Serialize(writer, problems, Options);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Problem value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Pointer is not null)
        {
            writer.WriteString("pointer", value.Pointer);
        }
        if (value.Parameter is not null)
        {
            writer.WriteString("parameter", Truncation.Truncate(value.Parameter));
        }
        if (value.Position is { } position)
        {
            writer.WriteNumber("position", position);
        }
        writer.WriteString("code", value.Code);
        writer.WriteString("message", MessageOf(value));
        WriteValue(writer, "value", value.Value, options);
        WriteValue(writer, "accepted", value.Accepted, options);
        if (value.IsOverridable is { } overridable)
        {
            writer.WriteBoolean("overridable", overridable);
        }
        foreach (var (name, detail) in value.Details ?? ReadOnlyDictionary<string, object>.Empty)
        {
            WriteValue(writer, name, detail, options);
        }
        if (value.Existing is { } existing)
        {
            writer.WriteString("existing", existing);
        }
        writer.WriteEndObject();
    }

    /// <summary>Not supported: problems are only written.</summary>
    public override Problem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static void WriteValue(Utf8JsonWriter writer, string name, object? value, JsonSerializerOptions options)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value is string text ? Truncation.Truncate(text) : value, options);
        }
    }
}
