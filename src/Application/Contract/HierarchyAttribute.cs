namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks the reference to the row above, of the same entity. The rows above are looked up with a row, and a row never stands above itself.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HierarchyAttribute : Attribute;
