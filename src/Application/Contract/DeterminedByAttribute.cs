namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks a property whose value is determined by another row. If a request omits the value, it is copied from that row; if a request
/// contains a value, it must be the same. If the value of that row changes, all rows that refer to it follow.
/// </summary>
/// <param name="reference">The id property that refers to the other row.</param>
/// <param name="source">The property of the other row that contains the value.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeterminedByAttribute(string reference, string source) : Attribute
{
    /// <summary>The id property that refers to the other row.</summary>
    public string Reference { get; } = reference;

    /// <summary>The property of the other row that contains the value.</summary>
    public string Source { get; } = source;

    /// <summary>The stable problem code that is returned if a request contains another value.</summary>
    public required string ProblemCode { get; init; }
}
