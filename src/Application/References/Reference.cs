using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// What a message says of one thing it refers to, by id, by key, or embedded (the order of precedence); once resolved, it knows the row.
/// </summary>
public sealed class Reference
{
    private readonly ReferenceFields _fields;
    private IReadOnlyList<Reference>? _children;

    /// <summary>What a row says in the fields of one reference.</summary>
    /// <param name="fields">The fields in which it may be given.</param>
    /// <param name="row">A record of the entity that has them.</param>
    public Reference(ReferenceFields fields, object row)
    {
        _fields = fields;
        Id = (Guid?)fields.Id.Get(row);
        Key = (string?)fields.Key?.Get(row);
        Embedded = fields.Embedded?.Get(row);
    }

    /// <summary>What is referred to.</summary>
    public Entity Target => _fields.Target;

    /// <summary>The reference's name in the contract: that of its id field without <c>_id</c>.</summary>
    public string Name => _fields.Name;

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
    public string IdPointer => $"{At}/{_fields.Id}";

    /// <summary>Where its key stands, or would.</summary>
    public string KeyPointer => $"{At}/{KeyName}";

    /// <summary>Where its embedded object stands, or would.</summary>
    public string EmbeddedPointer => $"{At}/{EmbeddedName}";

    /// <summary>Where the form stands in which it was given; when it was not, where its plainest form would.</summary>
    public string Pointer => this switch
    {
        { Id: not null } => IdPointer,
        { Key: not null } => KeyPointer,
        { Embedded: not null } => EmbeddedPointer,
        { _fields.Key: not null } => KeyPointer,
        _ => IdPointer,
    };

    /// <summary>Every name by which it says which row it means, and the field that says it: those beside the embedded object, then the object's own.</summary>
    public IEnumerable<(string Field, Guid? Id, string? Key)> Names
    {
        get
        {
            if (Id is not null)
            {
                yield return (_fields.Id.Name, Id, null);
            }
            if (Key is not null)
            {
                yield return (KeyName, null, Key);
            }
            if (Embedded is not null && Target.IdOf(Embedded) is { } id)
            {
                yield return ($"{EmbeddedName}/{Target.Id}", id, null);
            }
            if (Embedded is not null && Target.KeyOf(Embedded) is { } key)
            {
                yield return ($"{EmbeddedName}/{Target.Key}", null, key);
            }
        }
    }

    /// <summary>What the embedded object refers to in its turn.</summary>
    public IReadOnlyList<Reference> Children => _children ??= Embedded is null ? [] :
        [.. Target.References.Where(fields => !fields.Id.IsReadOnly).Select(fields => new Reference(fields, Embedded) { At = EmbeddedPointer }).Where(child => child.IsGiven)];

    /// <summary>What the embedded object refers to with this id field, if it does, in whichever form.</summary>
    public Reference? Child(Field id)
    {
        foreach (var child in Children)
        {
            if (child._fields.Id == id)
            {
                return child;
            }
        }
        return null;
    }

    /// <summary>These references and, after each, those within its embedded object, depth first.</summary>
    public static IEnumerable<Reference> WithDescendants(IEnumerable<Reference> references)
    {
        foreach (var reference in references)
        {
            yield return reference;
            if (reference.Embedded is not null)
            {
                foreach (var descendant in WithDescendants(reference.Children))
                {
                    yield return descendant;
                }
            }
        }
    }

    private string KeyName => _fields.Key?.Name ?? Name;

    private string EmbeddedName => _fields.Embedded?.Name ?? Name;
}
