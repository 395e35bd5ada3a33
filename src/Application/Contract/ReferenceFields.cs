namespace WorkOrders.Application.Contract;

/// <summary>The fields by which an entity refers to another entity: by id, by key, or embedded.</summary>
public sealed class ReferenceFields
{
    internal ReferenceFields(Entity owner, Field id, int index)
    {
        var stem = id.Property.Name[..^"Id".Length];
        Owner = owner;
        Index = index;
        Target = Entity.Of(id.RefersTo!.Entity);
        Id = id;
        IsRequired = id.RefersTo.IsRequired;
        IsFixedWhileReferred = id.RefersTo.IsFixedWhileReferred;
        Name = id.Name[..^"_id".Length];
        Key = owner.Fields.FirstOrDefault(field => field.Property.Name == (id.RefersTo.Key ?? stem + Target.Key.Property.Name));
        Embedded = owner.Fields.FirstOrDefault(field =>
            field.Kind == FieldKind.Embedded && field.Property.Name == (id.RefersTo.Embedded ?? stem));
    }

    /// <summary>Creates the fields by which a message identifies its own row: the id and the key of the entity.</summary>
    internal ReferenceFields(Entity own) =>
        (Owner, Index, Target, Id, Name, Key) = (own, -1, own, own.Id, own.Name, own.Key == own.Id ? null : own.Key);

    /// <summary>The entity that has the fields.</summary>
    public Entity Owner { get; }

    /// <summary>The position among the references of the entity, from 0; -1 for the fields of a message's own row.</summary>
    public int Index { get; }

    /// <summary>The referenced entity.</summary>
    public Entity Target { get; }

    /// <summary>The name of the reference: the name of its id field without <c>_id</c>.</summary>
    public string Name { get; }

    /// <summary>The name under which the referenced row is read: that of the field for the embedded object, or else the name of the
    /// reference.</summary>
    public string NavigationName => Embedded?.Name ?? Name;

    /// <summary>Whether a new row must have the reference, in any form.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether the reference cannot change to another row while rows refer to the row that has it.</summary>
    public bool IsFixedWhileReferred { get; }

    /// <summary>Whether the reference is stored, and not only computed on reading.</summary>
    public bool IsStored => Id.IsStored;

    /// <summary>The field for the reference by id.</summary>
    public Field Id { get; }

    /// <summary>The field for the reference by key; null if it cannot be given by key.</summary>
    public Field? Key { get; }

    /// <summary>The name under which the key is given: that of its field, or else of the annotation with the URL of the row.</summary>
    public string KeyName => Key?.Name ?? $"{Name}@odata.bind";

    /// <summary>The field for the embedded object; null if it cannot be embedded.</summary>
    public Field? Embedded { get; }

    /// <summary>The fields that can contain the reference, in their order of precedence.</summary>
    public IEnumerable<Field> Forms => new[] { Id, Key, Embedded }.OfType<Field>();
}
