using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>A change of one field of a row.</summary>
/// <param name="Field">The field.</param>
/// <param name="Old">The previous value.</param>
/// <param name="New">The new value.</param>
public sealed record FieldChange(Field Field, object? Old, object? New)
{
    /// <summary>Returns the stored fields that differ between two records of an entity, without those that the database sets.</summary>
    public static IEnumerable<FieldChange> Between(Entity entity, object before, object after) =>
        from field in entity.Columns
        where !field.IsGenerated
        let change = new FieldChange(field, field.Get(before), field.Get(after))
        where !Row.AreSame(change.Old, change.New)
        select change;
}
