namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks a text that no two rows of a tenant may share, regardless of letter case and Unicode normal form. The table has a unique index
/// on its folded value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueAttribute : Attribute;
