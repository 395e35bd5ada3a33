namespace WorkOrders.Application.Contract;

/// <summary>The fields in which an entity may refer to another: by id, by key, or embedded.</summary>
public sealed class ReferenceFields
{
    internal ReferenceFields(Entity owner, Field id, int index)
    {
        var stem = id.Property.Name[..^"Id".Length];
        Index = index;
        Target = Entity.Of(id.RefersTo!.Entity);
        Id = id;
        IsRequired = id.RefersTo.IsRequired;
        Name = id.Name[..^"_id".Length];
        Key = owner.Fields.FirstOrDefault(field => field.Property.Name == (id.RefersTo.Key ?? stem + Target.Key.Property.Name));
        Embedded = owner.Fields.FirstOrDefault(field =>
            field.Kind == FieldKind.Embedded && field.Property.Name == (id.RefersTo.Embedded ?? stem));
    }

    /// <summary>Its position among the references of its entity, from 0.</summary>
    public int Index { get; }

    /// <summary>The entity referred to.</summary>
    public Entity Target { get; }

    /// <summary>The reference's name: that of its id field without <c>_id</c>.</summary>
    public string Name { get; }

    /// <summary>Whether a new row must give it, in one form or another.</summary>
    public bool IsRequired { get; }

    /// <summary>The field that gives it by id.</summary>
    public Field Id { get; }

    /// <summary>The field that gives it by key; null when it cannot be given by key.</summary>
    public Field? Key { get; }

    /// <summary>The field that embeds the object; null when it cannot be embedded.</summary>
    public Field? Embedded { get; }

    /// <summary>The fields that give it, in their order of precedence.</summary>
    public IEnumerable<Field> Forms => new[] { Id, Key, Embedded }.OfType<Field>();
}
