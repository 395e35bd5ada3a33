namespace WorkOrders.Application.Contract;

/// <summary>Marks a property that is stored but is neither read from messages nor written to answers.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotOnWireAttribute : Attribute;
