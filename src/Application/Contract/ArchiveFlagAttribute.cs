namespace WorkOrders.Application.Contract;

/// <summary>Marks the flag of archived rows, which are no longer in use. References to archived rows are accepted with a warning.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ArchiveFlagAttribute : Attribute;
