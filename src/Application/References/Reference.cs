using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>
/// What a message says of one thing it refers to: by id, by key, or embedded (the order of precedence). It never changes; which row it
/// resolves to is kept in <see cref="ResolvedRows"/>, anew for each attempt.
/// </summary>
public sealed class Reference
{
    private readonly EntityRecord _record;
    private readonly string _pointer;
    private IReadOnlyList<Reference>? _children;

    /// <summary>Reads one reference of a record.</summary>
    /// <param name="fields">The fields in which it may be given.</param>
    /// <param name="record">The record that declares them.</param>
    /// <param name="pointer">Where the record is in the message: a JSON Pointer.</param>
    public Reference(ReferenceFields fields, EntityRecord record, string pointer)
    {
        Fields = fields;
        _record = record;
        _pointer = pointer;
        Id = (Guid?)fields.Id.Get(record);
        Key = (string?)fields.Key?.Get(record);
        Embedded = (EntityRecord?)fields.Embedded?.Get(record);
    }

    /// <summary>The fields in which it may be given.</summary>
    public ReferenceFields Fields { get; }

    /// <summary>The entity referred to.</summary>
    public Entity Target => Fields.Target;

    /// <summary>The reference's name in the contract: that of its id field without <c>_id</c>.</summary>
    public string Name => Fields.Name;

    /// <summary>The id given; null when there is none.</summary>
    public Guid? Id { get; }

    /// <summary>The key given; null when there is none.</summary>
    public string? Key { get; }

    /// <summary>The object embedded, a record of <see cref="Target"/>; null when there is none.</summary>
    public EntityRecord? Embedded { get; }

    /// <summary>
    /// The form of highest precedence in which it was given: <c>id</c>, <c>key</c> or <c>embedded</c>; null when it was not.
    /// </summary>
    public string? Form => Id is not null ? "id" : Key is not null ? "key" : Embedded is not null ? "embedded" : null;

    /// <summary>Whether it names something, in any form.</summary>
    public bool IsGiven => Form is not null;

    /// <summary>Whether the message mentions it but names nothing, so that an update removes it.</summary>
    public bool IsCleared => !IsGiven && Fields.Forms.Any(_record.IsPresent);

    /// <summary>Where its id is, or would be.</summary>
    public string IdPointer => $"{_pointer}/{Fields.Id}";

    /// <summary>Where its key is, or would be.</summary>
    public string KeyPointer => $"{_pointer}/{KeyName}";

    /// <summary>Where its embedded object is, or would be.</summary>
    public string EmbeddedPointer => $"{_pointer}/{EmbeddedName}";

    /// <summary>Where a field of the record that declares the reference is.</summary>
    public string PointerTo(string field) => $"{_pointer}/{field}";

    /// <summary>Where the form is in which it was given; when it was not, where its plainest form would be.</summary>
    public string Pointer => $"{_pointer}/{RelativePointer}";

    /// <summary>The same, relative to the record that declares the reference and without a leading slash.</summary>
    public string RelativePointer => this switch
    {
        { Id: not null } => Fields.Id.Name,
        { Key: not null } => KeyName,
        { Embedded: not null } => EmbeddedName,
        { Fields.Key: not null } => KeyName,
        _ => Fields.Id.Name,
    };

    /// <summary>
    /// Every id and key by which it names its row, with the field that holds it: those beside the embedded object, then the object's own.
    /// </summary>
    public IEnumerable<(string Field, Guid? Id, string? Key)> Identifiers
    {
        get
        {
            if (Id is not null)
            {
                yield return (Fields.Id.Name, Id, null);
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

    /// <summary>The references that the embedded object gives.</summary>
    public IReadOnlyList<Reference> Children => _children ??= Embedded is null ? [] :
        [.. From(Target, Embedded, EmbeddedPointer).Where(child => child.IsGiven)];

    /// <summary>The reference that the embedded object gives with this id field, in whichever form; null when it gives none.</summary>
    public Reference? Child(Field id)
    {
        foreach (var child in Children)
        {
            if (child.Fields.Id == id)
            {
                return child;
            }
        }
        return null;
    }

    /// <summary>The references that clients may give in a record, given or not.</summary>
    /// <param name="entity">The record's entity.</param>
    /// <param name="record">The record.</param>
    /// <param name="pointer">Where the record is in the message.</param>
    public static IEnumerable<Reference> From(Entity entity, EntityRecord record, string pointer)
    {
        foreach (var fields in entity.References)
        {
            if (!fields.Id.IsReadOnly)
            {
                yield return new(fields, record, pointer);
            }
        }
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

    private string KeyName => Fields.Key?.Name ?? Name;

    private string EmbeddedName => Fields.Embedded?.Name ?? Name;
}
