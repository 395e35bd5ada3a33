using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// A reference of a request to a row: by id, by key, or embedded (in order of precedence). It is immutable; the row that it resolves to is
/// stored in <see cref="ResolvedRows"/>, separately for each attempt.
/// </summary>
public sealed class Reference
{
    private readonly string _pointer;
    private IReadOnlyList<Reference>? _children;

    /// <summary>Reads a reference from a record.</summary>
    /// <param name="fields">The fields that can contain the reference.</param>
    /// <param name="record">The record that contains the reference.</param>
    /// <param name="pointer">JSON Pointer to the record in the request body.</param>
    public Reference(ReferenceFields fields, EntityRecord record, string pointer)
    {
        Fields = fields;
        _pointer = pointer;
        Id = (Guid?)fields.Id.Get(record);
        Key = fields.Key is { } key ? (string?)key.Get(record) : record.FindKey(fields);
        Embedded = (EntityRecord?)fields.Embedded?.Get(record);
    }

    /// <summary>Creates the reference of a message to its own row, which the message describes as an embedded object would.</summary>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="message">The message.</param>
    /// <param name="address">How the request addresses the row; null if only the message identifies it.</param>
    /// <param name="mode">How the message is written to the row.</param>
    public Reference(Entity entity, EntityRecord message, RowAddress? address, SaveMode mode)
    {
        (Fields, _pointer) = (entity.Own, "");
        (Id, Key, Embedded, Mode) = (address?.Id, address?.Key, message, mode);
    }

    /// <summary>The fields that can contain the reference.</summary>
    public ReferenceFields Fields { get; }

    /// <summary>How the message is written to its own row; null if the reference is part of a message.</summary>
    public SaveMode? Mode { get; }

    /// <summary>The referenced entity.</summary>
    public Entity Target => Fields.Target;

    /// <summary>The name of the reference in the contract: the name of its id field without <c>_id</c>.</summary>
    public string Name => Fields.Name;

    /// <summary>The id; null if it is not given.</summary>
    public Guid? Id { get; }

    /// <summary>The key; null if it is not given.</summary>
    public string? Key { get; }

    /// <summary>The embedded object, a record of <see cref="Target"/>; null if it is not given.</summary>
    public EntityRecord? Embedded { get; }

    /// <summary>
    /// The form of highest precedence that the request contains: <c>id</c>, <c>key</c> or <c>embedded</c>; null if it contains none.
    /// </summary>
    public string? Form => Id is not null ? "id" : Key is not null ? "key" : Embedded is not null ? "embedded" : null;

    /// <summary>Whether the reference is given in any form.</summary>
    public bool IsGiven => Form is not null;

    /// <summary>
    /// Returns whether the message clears a field of its own row: it gives no value for the field, which it contains or which it should
    /// contain, because it is the whole row. For the id of another row, all forms of the reference count. A key in the URL is never
    /// cleared.
    /// </summary>
    public bool Clears(Field field)
    {
        if (Mode is not (SaveMode.Merge or SaveMode.Replace) || (field == Target.Key && Key is not null))
        {
            return false;
        }
        if (Mode is SaveMode.Replace || Embedded!.IsPresent(field))
        {
            return true;
        }
        foreach (var reference in Target.References)
        {
            if (reference.Id == field)
            {
                return reference.Forms.Any(Embedded.IsPresent);
            }
        }
        return false;
    }

    /// <summary>Pointer to the id, even if it is not given.</summary>
    public string IdPointer => $"{_pointer}/{Fields.Id}";

    /// <summary>Pointer to the key, even if it is not given.</summary>
    public string KeyPointer => $"{_pointer}/{KeyName}";

    /// <summary>Pointer to the embedded object, even if it is not given; empty for the message itself.</summary>
    public string EmbeddedPointer => Mode is null ? $"{_pointer}/{EmbeddedName}" : _pointer;

    /// <summary>Returns the pointer to a field of the record that contains the reference.</summary>
    public string PointerTo(string field) => $"{_pointer}/{field}";

    /// <summary>
    /// Pointer to the form of highest precedence that is given. If none is given: to the key field if there is one, otherwise
    /// to the id field.
    /// </summary>
    public string Pointer => $"{_pointer}/{RelativePointer}";

    /// <summary>The same pointer, relative to the record that contains the reference and without a leading slash.</summary>
    public string RelativePointer => this switch
    {
        { Id: not null } => Fields.Id.Name,
        { Key: not null } => KeyName,
        { Embedded: not null } => EmbeddedName,
        { Fields.Key: not null } => KeyName,
        _ => Fields.Id.Name,
    };

    /// <summary>
    /// The ids and keys that identify the row, each with the field that contains it: first those next to the embedded object,
    /// then those inside it.
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

    /// <summary>The references that the embedded object contains.</summary>
    public IReadOnlyList<Reference> Children => _children ??= Embedded is null ? [] :
        [.. From(Target, Embedded, EmbeddedPointer).Where(child => child.IsGiven)];

    /// <summary>
    /// Returns the reference with this id field in the embedded object, in any form; null if the object does not contain it.
    /// </summary>
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

    /// <summary>Returns the references that clients can set in a record, even if they are not given.</summary>
    /// <param name="entity">The entity of the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="pointer">Pointer to the record in the request body.</param>
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

    /// <summary>Returns these references, each followed by the references in its embedded object, depth first.</summary>
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

    /// <summary>The name under which the key is given.</summary>
    public string KeyName => Fields.KeyName;

    private string EmbeddedName => Fields.Embedded?.Name ?? Name;
}
