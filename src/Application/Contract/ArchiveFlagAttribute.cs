namespace WorkOrders.Application.Contract;

/// <summary>Marks the flag of a row that is out of use. References to archived rows are accepted with a warning.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ArchiveFlagAttribute : Attribute;
