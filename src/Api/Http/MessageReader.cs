using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Http;

/// <summary>
/// Reads a JSON message into the contract's records, driven by their fields. It does not stop at the first thing that is wrong: every value that cannot be
/// what its field holds becomes a problem of its own, and the rest is read. What means "not given" (null, "", the empty guid, 1980-01-01) is read as nothing.
/// </summary>
internal sealed class MessageReader(TenantSettings settings, Problems problems)
{
    private const int MaxDepth = 64;

    private readonly ValueReader _values = new(settings);
    private readonly UnknownFields _unknown = new(settings.Strict, problems);

    /// <summary>Reads a message that is one object.</summary>
    /// <returns>The record; null when the text is not a JSON object, which is then the problem.</returns>
    public T? Read<T>(ReadOnlySpan<byte> utf8) where T : class
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Add("", new("wrong_type", $"A JSON object was expected; this is {JsonText.Name(reader.TokenType)}."));
                return null;
            }
            var message = ReadObject(ref reader, Fields.Of(typeof(T)), "");
            while (reader.Read())
            {
                // Anything behind the object is an error, which the reader throws.
            }
            return (T)message;
        }
        catch (JsonException malformed)
        {
            Add("", new("malformed_json", utf8.IsEmpty
                ? "The body is empty; send a JSON object."
                : $"The body is not JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}): {JsonText.Reason(malformed)}"));
            return null;
        }
    }

    private object ReadObject(ref Utf8JsonReader reader, Fields fields, string at)
    {
        var values = fields.Create();
        Span<bool> seen = stackalloc bool[fields.Count];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (FieldOf(ref reader, fields) is not { } field)
            {
                TakeUnknown(ref reader, fields, at);
                continue;
            }
            reader.Read();
            if (seen[field.Index])
            {
                Add($"{at}/{field}", new("duplicate_field", $"{field} is given more than once; give it once."));
            }
            seen[field.Index] = true;
            if (field.IsReadOnly)
            {
                reader.Skip();
                continue;
            }
            (values as EntityRecord)?.MarkGiven(field);
            if (ReadValue(ref reader, field, at) is { } value)
            {
                field.Set(values, value);
            }
        }
        return values;
    }

    private object? ReadValue(ref Utf8JsonReader reader, Field field, string at)
    {
        switch (field.Kind, reader.TokenType)
        {
            case (_, JsonTokenType.Null):
                return null;
            case (FieldKind.Embedded, JsonTokenType.StartObject):
                return ReadObject(ref reader, Fields.Of(field.ElementType), $"{at}/{field}");
            case (FieldKind.List, JsonTokenType.StartArray):
                return ReadList(ref reader, field, $"{at}/{field}");
        }
        if (_values.Read(ref reader, field, out var value) is { } fault)
        {
            Add($"{at}/{field}", fault);
        }
        return value;
    }

    private System.Collections.IList ReadList(ref Utf8JsonReader reader, Field field, string at)
    {
        var list = field.CreateList();
        var fields = Fields.Of(field.ElementType);
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                list.Add(ReadObject(ref reader, fields, $"{at}/{index}"));
            }
            else
            {
                Add($"{at}/{index}", new("wrong_type", $"An object was expected; this is {JsonText.Name(reader.TokenType)}."));
                reader.Skip();
            }
        }
        return list;
    }

    /// <summary>The field that the property the reader stands on names; null when there is none.</summary>
    private static Field? FieldOf(ref Utf8JsonReader reader, Fields fields)
    {
        Span<char> buffer = stackalloc char[JsonText.Short];
        if (JsonText.Copy(ref reader, buffer) is { } length)
        {
            return fields.Find(buffer[..length]);
        }
        return reader.ValueIsEscaped && JsonText.TryRead(ref reader, out var name) ? fields.Find(name) : null;
    }

    private void TakeUnknown(ref Utf8JsonReader reader, Fields fields, string at)
    {
        if (JsonText.TryRead(ref reader, out var name))
        {
            _unknown.Take(name, fields, at);
        }
        else
        {
            Add(at, new("not_text", "A field's name is not valid Unicode."));
        }
        reader.Skip();
    }

    private void Add(string pointer, ValueFault fault) =>
        problems.Add(new(pointer, fault.Code, fault.Message, fault.Value, fault.Accepted) { Kind = ProblemKind.Form });
}
