namespace WorkOrders.Application.Contract;

/// <summary>
/// Declares that an id property refers to an entity. The properties for the reference by key and for the embedded object are found by
/// name: for <c>EquipmentModelId</c>, they are <c>EquipmentModelCode</c> and <c>EquipmentModel</c>. <see cref="Key"/> and
/// <see cref="Embedded"/> specify other names.
/// </summary>
/// <param name="entity">The record type of the referenced entity.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersToAttribute(Type entity) : Attribute
{
    /// <summary>The record type of the referenced entity.</summary>
    public Type Entity { get; } = entity;

    /// <summary>The property for the reference by key, if its name cannot be derived from the id property.</summary>
    public string? Key { get; init; }

    /// <summary>The property for the embedded object, if its name cannot be derived from the id property.</summary>
    public string? Embedded { get; init; }

    /// <summary>Whether a new row must have the reference, in any form.</summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// Whether the reference cannot change to another row while rows refer to the row that has it, because their meaning would change.
    /// </summary>
    public bool IsFixedWhileReferred { get; init; }
}
