namespace WorkOrders.Application.Contract;

/// <summary>
/// Marks a property that is not stored: the server computes it from other rows when it reads the row as clients get it. It is no part of
/// the version of the row, and values that clients send are ignored.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ComputedOnReadingAttribute : Attribute;
