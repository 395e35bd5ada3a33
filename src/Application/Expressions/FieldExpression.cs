using WorkOrders.Application.Contract;

namespace WorkOrders.Application.Expressions;

/// <summary>The value of a field, of the row itself or of a row that it refers to.</summary>
/// <param name="Row">The row.</param>
/// <param name="Path">The references from the row to the row with the field; empty for the row itself.</param>
/// <param name="Field">The field.</param>
public sealed record FieldExpression(RowVariable Row, IReadOnlyList<ReferenceFields> Path, Field Field)
    : RowExpression(KindOf(Field))
{
    /// <summary>Whether the value is never null.</summary>
    public bool IsNeverNull => Path.Count == 0 && Field.IsNeverNull;

    private static ValueKind KindOf(Field field) => field.Kind switch
    {
        FieldKind.Guid => ValueKind.Guid,
        FieldKind.Text => ValueKind.Text,
        FieldKind.Integer => ValueKind.Integer,
        FieldKind.Decimal => ValueKind.Decimal,
        FieldKind.Boolean => ValueKind.Boolean,
        FieldKind.Instant => ValueKind.Instant,
        FieldKind.Date => ValueKind.Date,
        FieldKind.TimeOfDay => ValueKind.TimeOfDay,
        var other => throw new InvalidOperationException($"Expressions cannot use {field}, which contains a value of the kind {other}."),
    };
}
