namespace WorkOrders.Application.Contract;

/// <summary>The rows of another entity that refer to a row, such as the planning entries of a work order.</summary>
/// <param name="Field">The field of the row that lists them.</param>
/// <param name="Reference">The reference by which they refer to the row.</param>
public sealed record CollectionFields(Field Field, ReferenceFields Reference)
{
    /// <summary>The entity of the rows.</summary>
    public Entity Item => Reference.Owner;

    /// <summary>The name on the wire.</summary>
    public string Name => Field.Name;
}
