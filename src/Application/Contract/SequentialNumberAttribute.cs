namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks a property that contains a number which identifies the row for people: unique and increasing in the tenant, with gaps. The server
/// assigns it when the row is inserted; values that clients send are ignored.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SequentialNumberAttribute : Attribute;
