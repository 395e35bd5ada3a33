namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks a property that a rule reads from referenced rows. A lookup reads only the id, the key and these properties of a referenced row.
/// It reads all columns of an embedded row, to compare them with the embedded object.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RuleInputAttribute : Attribute
{
    /// <summary>Whether the lookup also reads the row that the property refers to.</summary>
    public bool IncludeRow { get; init; }

    /// <summary>
    /// The id property by which other rows of the entity refer to the row, if a rule reads them when a message clears the property or sets
    /// it to false.
    /// </summary>
    public string? ReferringBy { get; init; }
}
