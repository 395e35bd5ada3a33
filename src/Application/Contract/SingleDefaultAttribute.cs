namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks the flag of the row that applies when a message gives none. At most one row of a tenant has it: setting a new default replaces the
/// old.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleDefaultAttribute : Attribute;
