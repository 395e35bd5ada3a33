using System.Collections;
using System.Text.Json;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain;

namespace WorkOrders.Api.Messages;

/// <summary>
/// Reads a JSON message into the contract's records. Reading does not stop at the first error: each invalid value is added as a problem,
/// and the remaining values are read. Values that mean "not given" (null, blank texts, the empty GUID, blank dates) are read as null.
/// </summary>
/// <param name="settings">The settings for reading the message.</param>
/// <param name="problems">Collects the problems and warnings.</param>
/// <param name="root">The URL of this API; null if references by URL must be relative.</param>
internal sealed class MessageReader(TenantSettings settings, Problems problems, ApiRoot? root = null)
{
    private const int MaxDepth = 64;

    private readonly ValueReader _values = new(settings, problems);
    private readonly Annotations _annotations = new(settings.Strict, problems, root);
    private readonly FieldNames _names = new(settings.Strict, problems);

    /// <summary>Reads a message that consists of one object.</summary>
    /// <returns>The record; null when the text is not a JSON object, which is added as a problem.</returns>
    public T? Read<T>(ReadOnlySpan<byte> utf8) where T : class => (T?)Read(typeof(T), utf8);

    /// <summary>Reads a message that consists of one object of a type.</summary>
    /// <returns>The record; null when the text is not a JSON object, which is added as a problem.</returns>
    public object? Read(Type type, ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Add("", "wrong_type", $"The body must be a JSON object; received {JsonText.Describe(reader.TokenType)}."
                    + (reader.TokenType == JsonTokenType.StartArray
                        ? WrappedMessage.HintForLists(Entity.Find(type)) : ""));
                return null;
            }
            if (WrappedMessage.Find(utf8, Fields.Of(type), Entity.Find(type)) is { } wrapped)
            {
                problems.Add(wrapped);
                return null;
            }
            var message = ReadUnreferencedObject(ref reader, Fields.Of(type), "");
            while (reader.Read())
            {
                // The reader throws when there is more text after the object.
            }
            _names.WarnOfCase();
            return message;
        }
        catch (JsonException malformed)
        {
            Add("", "malformed_json", utf8.IsEmpty
                ? "The body is empty; send a JSON object."
                : JsonText.DescribeMalformed(malformed));
            return null;
        }
    }

    /// <summary>Reads an object that no reference embeds, so that a URL of the object identifies no row.</summary>
    private object ReadUnreferencedObject(ref Utf8JsonReader reader, Fields fields, string pointer)
    {
        var values = ReadObject(ref reader, fields, pointer, out var url);
        if (url is not null)
        {
            _annotations.ReportUrl(pointer);
        }
        return values;
    }

    private object ReadObject(ref Utf8JsonReader reader, Fields fields, string pointer, out string? url)
    {
        url = null;
        var values = fields.Create();
        List<Annotations.Binding>? bindings = null;
        Span<FieldNames.Spelling> seen = stackalloc FieldNames.Spelling[fields.Count];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (field, name) = FindField(ref reader, fields);
            if (field is null && name is not null && Annotations.Is(name))
            {
                var entity = Entity.Find(values.GetType());
                if (_annotations.Read(ref reader, name, entity, pointer, ref url) is { } binding)
                {
                    (bindings ??= []).Add(binding);
                }
            }
            else if (field is null && name is not null
                && _annotations.FindLink(name, Entity.Find(values.GetType()), pointer) is { } link)
            {
                (bindings ??= []).AddRange(ReadLink(ref reader, link, name, pointer));
            }
            else if (field is null || !_names.Accept(field, name, ref seen[field.Index], fields, pointer))
            {
                SkipUnknown(ref reader, field, name, fields, pointer);
            }
            else
            {
                reader.Read();
                ReadField(ref reader, field, values, pointer, ref bindings);
            }
        }
        foreach (var binding in bindings ?? [])
        {
            _annotations.Apply(binding, values, pointer);
        }
        return values;
    }

    private void ReadField(
        ref Utf8JsonReader reader, Field field, object values, string pointer, ref List<Annotations.Binding>? bindings)
    {
        if (field.IsReadOnly)
        {
            reader.Skip();
            return;
        }
        (values as EntityRecord)?.MarkPresent(field);
        var value = ReadValue(ref reader, field, pointer, out var url);
        if (url is not null && Entity.Find(values.GetType())?.FindReference(field.Name) is { } reference)
        {
            (bindings ??= []).Add(new(reference, url, $"{field}/@odata.id"));
        }
        // A name in another letter case can stand before the exact one, whose value counts.
        if (value is not null || field.Get(values) is not null)
        {
            field.Set(values, value);
        }
    }

    /// <summary>Reads the value that has the name of a reference without an embedded object.</summary>
    private IEnumerable<Annotations.Binding> ReadLink(ref Utf8JsonReader reader, ReferenceFields reference, string name, string parent)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            var row = ReadObject(ref reader, Fields.Of(reference.Target.Type), $"{parent}/{name}", out var url);
            return _annotations.ReadLink(reference, name, (EntityRecord)row, url, parent);
        }
        if (reader.TokenType != JsonTokenType.Null)
        {
            Add($"{parent}/{name}", "wrong_type", $"\"{name}\" must be an object; received {JsonText.Describe(reader.TokenType)}.");
            reader.Skip();
        }
        return [new(reference, null, name) { IsNull = true }];
    }

    private object? ReadValue(ref Utf8JsonReader reader, Field field, string parent, out string? url)
    {
        url = null;
        switch (field.Kind, reader.TokenType)
        {
            case (_, JsonTokenType.Null):
                return null;
            case (FieldKind.Embedded, JsonTokenType.StartObject):
                var embedded = ReadObject(ref reader, Fields.Of(field.ElementType), $"{parent}/{field}", out url);
                return !settings.Strict && IsEmpty(embedded) ? null : embedded;
            case (FieldKind.Embedded, JsonTokenType.StartArray) when !settings.Strict && IsEmptyArray(ref reader):
                return null;
            case (FieldKind.List, JsonTokenType.StartArray) when field.ElementType == typeof(string):
                return TextListReader.Read(ref reader, field, $"{parent}/{field}", problems);
            case (FieldKind.List, JsonTokenType.StartArray):
                return ReadList(ref reader, field, $"{parent}/{field}");
        }
        return _values.Read(ref reader, field, parent);
    }

    /// <summary>Returns whether nothing in an object has a value.</summary>
    private static bool IsEmpty(object values) => Fields.Of(values.GetType()).All(field => IsNoValue(field.Get(values)));

    /// <summary>
    /// Returns whether a value means "no value": clients whose types cannot hold null send 0 and false for values that they do not have.
    /// </summary>
    internal static bool IsNoValue(object? value) => value is null or false or 0 or 0m or IList { Count: 0 };

    private static bool IsEmptyArray(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!ahead.Read() || ahead.TokenType != JsonTokenType.EndArray)
        {
            return false;
        }
        reader = ahead;
        return true;
    }

    private IList ReadList(ref Utf8JsonReader reader, Field field, string pointer)
    {
        var list = field.CreateList();
        var fields = Fields.Of(field.ElementType);
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                list.Add(ReadUnreferencedObject(ref reader, fields, $"{pointer}/{index}"));
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

    /// <summary>
    /// Returns the field of the reader's current property name; the name itself only if it is not exactly that of a field, or null if it
    /// is not valid Unicode.
    /// </summary>
    private static (Field? Field, string? Name) FindField(ref Utf8JsonReader reader, Fields fields)
    {
        Span<char> buffer = stackalloc char[JsonText.ShortLength];
        if (JsonText.Copy(ref reader, buffer) is { } length && fields.Find(buffer[..length]) is { } field)
        {
            return (field, null);
        }
        return JsonText.TryRead(ref reader, out var name) && fields.Find(name) is null
            ? (fields.FindInAnyCase(name), name)
            : (fields.Find(name), null);
    }

    private void SkipUnknown(ref Utf8JsonReader reader, Field? field, string? name, Fields fields, string pointer)
    {
        if (name is null && field is null)
        {
            Add(pointer, "not_text", "The name of a field is not valid Unicode.");
        }
        else if (field is null)
        {
            _names.AddUnknown(name!, fields, pointer);
        }
        reader.Skip();
    }

    private void Add(string pointer, string code, string message) =>
        problems.Add(new(pointer, code, message) { Kind = ProblemKind.Malformed });
}
