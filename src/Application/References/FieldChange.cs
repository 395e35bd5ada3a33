using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>One field of a row that is to change.</summary>
/// <param name="Field">The field.</param>
/// <param name="Old">What it held.</param>
/// <param name="New">What it is to hold.</param>
public sealed record FieldChange(Field Field, object? Old, object? New);
