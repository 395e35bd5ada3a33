using System.Collections;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Http;

/// <summary>
/// Reads a JSON message into the contract's records, driven by their fields. It does not stop at the first mistake: every value that
/// its field cannot hold becomes a problem, and the rest is read. Values that mean "not given" (null, "", the empty GUID, 1980-01-01)
/// are read as null.
/// </summary>
internal sealed class MessageReader(TenantSettings settings, Problems problems)
{
    private const int MaxDepth = 64;

    private readonly ValueReader _values = new(settings);
    private readonly UnknownFields _unknownFields = new(settings.Strict, problems);

    /// <summary>Reads a message that is one object.</summary>
    /// <returns>The record; null when the text is not a JSON object, which is then a problem.</returns>
    public T? Read<T>(ReadOnlySpan<byte> utf8) where T : class
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Add("", "wrong_type", $"The body must be a JSON object; received {JsonText.Describe(reader.TokenType)}.");
                return null;
            }
            var message = ReadObject(ref reader, Fields.Of(typeof(T)), "");
            while (reader.Read())
            {
                // The reader throws when anything follows the object.
            }
            return (T)message;
        }
        catch (JsonException malformed)
        {
            Add("", "malformed_json", utf8.IsEmpty
                ? "The body is empty; send a JSON object."
                : $"The body is not valid JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}): "
                    + JsonText.Explain(malformed));
            return null;
        }
    }

    private object ReadObject(ref Utf8JsonReader reader, Fields fields, string pointer)
    {
        var values = fields.Create();
        Span<bool> seen = stackalloc bool[fields.Count];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (FindField(ref reader, fields) is not { } field)
            {
                SkipUnknown(ref reader, fields, pointer);
                continue;
            }
            reader.Read();
            if (seen[field.Index])
            {
                Add($"{pointer}/{field}", "duplicate_field", $"\"{field}\" is given more than once; send it once.");
            }
            seen[field.Index] = true;
            if (field.IsReadOnly)
            {
                reader.Skip();
                continue;
            }
            (values as EntityRecord)?.MarkPresent(field);
            if (ReadValue(ref reader, field, pointer) is { } value)
            {
                field.Set(values, value);
            }
        }
        return values;
    }

    private object? ReadValue(ref Utf8JsonReader reader, Field field, string parent)
    {
        switch (field.Kind, reader.TokenType)
        {
            case (_, JsonTokenType.Null):
                return null;
            case (FieldKind.Embedded, JsonTokenType.StartObject):
                return ReadObject(ref reader, Fields.Of(field.ElementType), $"{parent}/{field}");
            case (FieldKind.List, JsonTokenType.StartArray):
                return ReadList(ref reader, field, $"{parent}/{field}");
        }
        if (_values.Read(ref reader, field, out var value) is { } problem)
        {
            problems.Add(problem.Under(parent));
        }
        return value;
    }

    private IList ReadList(ref Utf8JsonReader reader, Field field, string pointer)
    {
        var list = field.CreateList();
        var fields = Fields.Of(field.ElementType);
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                list.Add(ReadObject(ref reader, fields, $"{pointer}/{index}"));
            }
            else
            {
                Add($"{pointer}/{index}", "wrong_type",
                    $"The items of \"{field}\" must be objects; received {JsonText.Describe(reader.TokenType)}.");
                reader.Skip();
            }
        }
        return list;
    }

    /// <summary>The field of the property name that the reader is on; null when there is none.</summary>
    private static Field? FindField(ref Utf8JsonReader reader, Fields fields)
    {
        Span<char> buffer = stackalloc char[JsonText.ShortLength];
        if (JsonText.Copy(ref reader, buffer) is { } length)
        {
            return fields.Find(buffer[..length]);
        }
        return reader.ValueIsEscaped && JsonText.TryRead(ref reader, out var name) ? fields.Find(name) : null;
    }

    private void SkipUnknown(ref Utf8JsonReader reader, Fields fields, string pointer)
    {
        if (JsonText.TryRead(ref reader, out var name))
        {
            _unknownFields.Add(name, fields, pointer);
        }
        else
        {
            Add(pointer, "not_text", "The name of a field is not valid Unicode.");
        }
        reader.Skip();
    }

    private void Add(string pointer, string code, string message) =>
        problems.Add(new(pointer, code, message) { Kind = ProblemKind.Malformed });
}
