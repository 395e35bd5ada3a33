using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// What a message says of one thing it refers to, by id, by key, or embedded (the order of precedence); once resolved, it knows the row.
/// </summary>
public sealed class Reference
{
    private readonly string? _keyField;
    private readonly string? _embeddedField;
    private IReadOnlyList<Reference>? _children;

    private Reference(Entity target, string name, string? keyField, string? embeddedField, Guid? id, string? key, object? embedded)
    {
        (Target, Name, _keyField, _embeddedField) = (target, name, keyField, embeddedField);
        (Id, Key, Embedded) = (id, key, embedded);
    }

    /// <summary>What is referred to.</summary>
    public Entity Target { get; }

    /// <summary>The reference's name in the contract: that of its id field without <c>_id</c>.</summary>
    public string Name { get; }

    /// <summary>The id given, if one was.</summary>
    public Guid? Id { get; }

    /// <summary>The key given, if one was.</summary>
    public string? Key { get; }

    /// <summary>The object embedded, if one was: a record of <see cref="Target"/>.</summary>
    public object? Embedded { get; }

    /// <summary>Where the object that says it stands in the message: a JSON Pointer.</summary>
    public string At { get; set; } = "";

    /// <summary>The row it names; null until it is resolved, and when it cannot be.</summary>
    public Row? Row { get; set; }

    /// <summary>The form in which it was given, of highest precedence: <c>id</c>, <c>key</c> or <c>embedded</c>; null when it was not.</summary>
    public string? Form => Id is not null ? "id" : Key is not null ? "key" : Embedded is not null ? "embedded" : null;

    /// <summary>Whether it was given in any form.</summary>
    public bool IsGiven => Form is not null;

    /// <summary>Where its id stands, or would.</summary>
    public string IdPointer => $"{At}/{Name}_id";

    /// <summary>Where its key stands, or would.</summary>
    public string KeyPointer => $"{At}/{_keyField ?? Name}";

    /// <summary>Where its embedded object stands, or would.</summary>
    public string EmbeddedPointer => $"{At}/{_embeddedField ?? Name}";

    /// <summary>Where the form stands in which it was given; when it was not, where its plainest form would.</summary>
    public string Pointer => this switch
    {
        { Id: not null } => IdPointer,
        { Key: not null } => KeyPointer,
        { Embedded: not null } => EmbeddedPointer,
        { _keyField: not null } => KeyPointer,
        _ => IdPointer,
    };

    /// <summary>Every name by which it says which row it means, and the field that says it: those beside the embedded object, then the object's own.</summary>
    public IEnumerable<(string Field, Guid? Id, string? Key)> Names => new (string, Guid?, string?)[]
    {
        ($"{Name}_id", Id, null),
        (_keyField ?? Name, null, Key),
        ($"{_embeddedField}/{Target.Id}", Embedded is null ? null : (Guid?)Target.Id.Get(Embedded), null),
        ($"{_embeddedField}/{Target.Key}", null, Embedded is null ? null : (string?)Target.Key.Get(Embedded)),
    }.Where(name => name is not (_, null, null));

    /// <summary>What the embedded object refers to in its turn.</summary>
    public IReadOnlyList<Reference> Children => _children ??= Embedded is null ? [] :
        [.. Target.References.Where(fields => !fields.Id.IsReadOnly).Select(fields => Read(fields, Embedded, EmbeddedPointer)).Where(child => child.IsGiven)];

    /// <summary>A reference that a message gives in fields of these names.</summary>
    /// <param name="name">The name of its id field, without <c>_id</c>.</param>
    /// <param name="id">The id given.</param>
    /// <param name="keyField">The field that gives its key, if there is one.</param>
    /// <param name="key">The key given.</param>
    /// <param name="embeddedField">The field that embeds it, if there is one.</param>
    /// <param name="embedded">The object embedded.</param>
    public static Reference To<T>(string name, Guid? id, string? keyField = null, string? key = null, string? embeddedField = null, T? embedded = null)
        where T : class => new(Entity.Of<T>(), name, keyField, embeddedField, id, key, embedded);

    /// <summary>This reference and, depth first, those within its embedded object.</summary>
    public IEnumerable<Reference> WithDescendants() => Embedded is null ? [this] : Children.SelectMany(child => child.WithDescendants()).Prepend(this);

    private static Reference Read(ReferenceFields fields, object row, string at) => new(
        fields.Target, fields.Name, fields.Key?.Name, fields.Embedded?.Name,
        (Guid?)fields.Id.Get(row), (string?)fields.Key?.Get(row), fields.Embedded?.Get(row)) { At = at };
}
