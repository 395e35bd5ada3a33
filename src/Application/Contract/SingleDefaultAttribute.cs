namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks the flag of the default row, which applies if a request specifies no row. A tenant has at most one default row: a new default
/// replaces the previous one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleDefaultAttribute : Attribute;
