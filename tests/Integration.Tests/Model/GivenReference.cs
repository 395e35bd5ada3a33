using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>A reference in a message, in up to three forms.</summary>
/// <param name="Fields">The fields that can contain it.</param>
/// <param name="Parent">Pointer to the object that contains it.</param>
internal sealed record GivenReference(ModelReference Fields, string Parent)
{
    /// <summary>The referenced entity.</summary>
    public ModelEntity Target { get; } = ModelEntity.All[Fields.Target];

    /// <summary>The id; null if it is not given.</summary>
    public string? Id { get; private init; }

    /// <summary>The key; null if it is not given.</summary>
    public string? Key { get; private init; }

    /// <summary>The embedded object; null if it is not given.</summary>
    public JsonObject? Embedded { get; private init; }

    /// <summary>Whether the message contains a field of the reference, with or without a value.</summary>
    public bool IsPresent { get; private init; }

    /// <summary>The references in the embedded object.</summary>
    public IReadOnlyList<GivenReference> Children { get; private init; } = [];

    /// <summary>Whether any form has a value.</summary>
    public bool IsGiven => Id is not null || Key is not null || Embedded is not null;

    /// <summary>The id in the embedded object; null if it is not given.</summary>
    public string? EmbeddedId => Embedded is null ? null : TextAt(Embedded, "id", "guid");

    /// <summary>The key in the embedded object; null if it is not given.</summary>
    public string? EmbeddedKey => Embedded is null ? null : TextAt(Embedded, Target.Key, "string");

    /// <summary>Pointer to the embedded object.</summary>
    public string EmbeddedPointer => $"{Parent}/{Fields.Embedded}";

    /// <summary>Pointer to the form of highest precedence.</summary>
    public string Pointer => $"{Parent}/{(Id is not null ? Fields.Id : Key is not null ? Fields.Key : Fields.Embedded ?? Fields.Id)}";

    /// <summary>Reads all references of an object.</summary>
    /// <param name="entity">The entity of the object.</param>
    /// <param name="message">The object.</param>
    /// <param name="pointer">Pointer to the object.</param>
    /// <param name="isStrict">Whether an embedded object counts as given even if it contains nothing.</param>
    public static IReadOnlyList<GivenReference> In(ModelEntity entity, JsonObject message, string pointer, bool isStrict) =>
        [.. entity.References.Select(fields => Read(fields, message, pointer, isStrict))];

    /// <summary>Returns references, each followed by those in its embedded object.</summary>
    public static IEnumerable<GivenReference> WithDescendants(IEnumerable<GivenReference> references) =>
        references.Where(reference => reference.IsGiven)
            .SelectMany(reference => WithDescendants(reference.Children).Prepend(reference));

    /// <summary>Returns the value of a field of an object.</summary>
    public static string? ValueAt(ModelEntity entity, JsonObject message, ModelField field) =>
        ModelValue.Read(field.Type, message[field.Name], entity.IsTrimmed(field.Name));

    /// <summary>Returns the id or key in a field of an object.</summary>
    public static string? TextAt(JsonObject message, string field, string type) =>
        ModelValue.TextOf(ModelValue.Read(type, message[field], trimmed: true));

    private static GivenReference Read(ModelReference fields, JsonObject message, string pointer, bool isStrict)
    {
        var target = ModelEntity.All[fields.Target];
        var embedded = fields.Embedded is { } name ? message[name] as JsonObject : null;
        var children = embedded is null ? [] : In(target, embedded, $"{pointer}/{fields.Embedded}", isStrict);
        return new(fields, pointer)
        {
            Id = TextAt(message, fields.Id, "guid"),
            Key = fields.Key is null ? null : TextAt(message, fields.Key, "string"),
            Embedded = embedded is null || (!isStrict && IsEmpty(target, embedded, children)) ? null : embedded,
            Children = children,
            IsPresent = fields.Forms.Any(message.ContainsKey),
        };
    }

    /// <summary>Checks whether an embedded object contains nothing, so that it counts as not given.</summary>
    private static bool IsEmpty(ModelEntity entity, JsonObject embedded, IReadOnlyList<GivenReference> children) =>
        TextAt(embedded, "id", "guid") is null && children.All(child => !child.IsGiven)
        && entity.Values.All(field => ValueAt(entity, embedded, field) is not { } value || ModelValue.IsDefault(value));
}
