namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks a property whose value another row determines: it is filled from that row when a message leaves it out, and must agree with it
/// otherwise.
/// </summary>
/// <param name="reference">The id property that refers to the other row.</param>
/// <param name="source">The property of the other row that holds the value.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DeterminedByAttribute(string reference, string source) : Attribute
{
    /// <summary>The id property that refers to the other row.</summary>
    public string Reference { get; } = reference;

    /// <summary>The property of the other row that holds the value.</summary>
    public string Source { get; } = source;

    /// <summary>The stable code of the problem when a message gives another value.</summary>
    public required string ProblemCode { get; init; }
}
