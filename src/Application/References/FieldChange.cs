using WorkOrders.Application.Contract;

namespace WorkOrders.Application.References;

/// <summary>A change of one field of a row.</summary>
/// <param name="Field">The field.</param>
/// <param name="Old">The previous value.</param>
/// <param name="New">The new value.</param>
public sealed record FieldChange(Field Field, object? Old, object? New);
