namespace WorkOrders.Application.Contract;

/// <summary>Marks a property that is stored but is part of neither requests nor responses.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotOnWireAttribute : Attribute;
