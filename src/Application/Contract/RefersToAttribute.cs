namespace WorkOrders.Application.Contract;

/// <summary>
/// Says that an id property refers to an entity. The other forms of the reference, by key and embedded, are found by name:
/// beside <c>EquipmentModelId</c> stand <c>EquipmentModelCode</c> and <c>EquipmentModel</c>. <see cref="Key"/> and <see cref="Embedded"/>
/// name those that are called otherwise.
/// </summary>
/// <param name="entity">The record of the entity referred to.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersToAttribute(Type entity) : Attribute
{
    /// <summary>The record of the entity referred to.</summary>
    public Type Entity { get; } = entity;

    /// <summary>The property that gives the reference by key, where its name does not follow from the id property's.</summary>
    public string? Key { get; init; }

    /// <summary>The property that embeds what is referred to, where its name does not follow from the id property's.</summary>
    public string? Embedded { get; init; }

    /// <summary>Whether a new row must give it, in one form or another.</summary>
    public bool IsRequired { get; init; }
}
