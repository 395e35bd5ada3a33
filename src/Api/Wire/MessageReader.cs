using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Pipeline;
using WorkOrders.Application.References;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Wire;

/// <summary>
/// Reads a JSON message into the contract's records, driven by their fields. It does not stop at the first thing that is wrong: every value that cannot be
/// what its field holds becomes a problem of its own, and the rest is read. What means "not given" (null, "", the empty guid, 1980-01-01) is read as nothing.
/// </summary>
internal sealed class MessageReader(TenantSettings settings, Problems problems)
{
    private const int MaxDepth = 64;

    private readonly ValueReader _values = new(settings);

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
                Add("", new("wrong_type", $"A JSON object was expected; this is {ValueReader.Name(reader.TokenType)}."));
                return null;
            }
            var message = ReadObject(ref reader, typeof(T), "");
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
                : $"The body is not JSON (line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}): {Reason(malformed)}"));
            return null;
        }
    }

    private object ReadObject(ref Utf8JsonReader reader, Type type, string at)
    {
        var fields = Fields.Of(type);
        var values = Activator.CreateInstance(type)!;
        var seen = new System.Collections.BitArray(fields.Count);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader, fields, out var name);
            reader.Read();
            if (field is null)
            {
                TakeUnknown(name!, fields, at);
                reader.Skip();
                continue;
            }
            if (seen[field.Index])
            {
                Add($"{at}/{field.Name}", new("duplicate_field", $"{field.Name} is given twice; give it once."));
            }
            seen[field.Index] = true;
            if (field.IsReadOnly)
            {
                reader.Skip();
            }
            else if (ReadValue(ref reader, field, at) is { } value)
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
                return ReadObject(ref reader, field.ElementType, $"{at}/{field.Name}");
            case (FieldKind.List, JsonTokenType.StartArray):
                return ReadList(ref reader, field.ElementType, $"{at}/{field.Name}");
        }
        var fault = _values.Read(ref reader, field, out var value);
        if (fault is not null)
        {
            Add($"{at}/{field.Name}", fault);
        }
        return value;
    }

    private object ReadList(ref Utf8JsonReader reader, Type elementType, string at)
    {
        var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(elementType))!;
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                list.Add(ReadObject(ref reader, elementType, $"{at}/{index}"));
            }
            else
            {
                Add($"{at}/{index}", new("wrong_type", $"An object was expected; this is {ValueReader.Name(reader.TokenType)}."));
                reader.Skip();
            }
        }
        return list;
    }

    /// <summary>The field a property names; where there is none, its name.</summary>
    private static Field? FieldOf(ref Utf8JsonReader reader, Fields fields, out string? unknown)
    {
        const int longestName = 64;
        if (reader.ValueSpan.Length <= longestName && !reader.ValueIsEscaped)
        {
            Span<char> name = stackalloc char[longestName];
            if (System.Text.Unicode.Utf8.ToUtf16(reader.ValueSpan, name, out _, out var length) == System.Buffers.OperationStatus.Done
                && fields.Find(name[..length]) is { } field)
            {
                unknown = null;
                return field;
            }
        }
        unknown = TextOf(ref reader);
        return unknown is null ? null : fields.Find(unknown);
    }

    private static string? TextOf(ref Utf8JsonReader reader) => ValueReader.TryReadText(ref reader, out var text) ? text : null;

    /// <summary>Earlier answers may be sent back as they are: their annotations and warnings say nothing.</summary>
    private void TakeUnknown(string? name, Fields fields, string at)
    {
        if (name is null)
        {
            Add(at, new("not_text", "A field's name is not valid Unicode."));
            return;
        }
        if (name == "warnings" || name.Contains("@odata.", StringComparison.Ordinal))
        {
            return;
        }
        var near = NearNames.Pick(name, fields.Select(field => field.Name));
        var hint = near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
        var pointer = $"{at}/{Shorten(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
        var problem = new Problem(pointer, "unknown_field", $"There is no field {Shorten(name)} here{(settings.Strict ? "" : "; it is ignored")}.{hint}", Accepted: near.Count == 0 ? null : near);
        if (settings.Strict)
        {
            problems.Add(problem with { Kind = ProblemKind.Form });
        }
        else
        {
            problems.Warn(problem);
        }
    }

    private void Add(string pointer, ValueFault fault) =>
        problems.Add(new(pointer, fault.Code, fault.Message, fault.Value, fault.Accepted) { Kind = ProblemKind.Form });

    private static string Shorten(string name) => name.Length <= 100 ? name : name[..100] + "…";

    /// <summary>The reader's own words, without the position it appends.</summary>
    private static string Reason(JsonException malformed) => malformed.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
}
