namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks the reference to the parent row, which belongs to the same entity. The ancestors of a row are read with it if its lookup requires
/// them, and a row must not be its own ancestor.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HierarchyAttribute : Attribute;
