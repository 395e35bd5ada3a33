using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>An update of the changed fields of one row.</summary>
/// <param name="entity">The entity.</param>
/// <param name="id">The primary key.</param>
/// <param name="source">The object whose changes are stored: an aggregate, or the row of a message.</param>
/// <param name="values">Returns the values after the change, as a record of the entity.</param>
/// <param name="changes">Returns the changed fields; called once, when the unit of work ends.</param>
internal sealed class RowUpdate(Entity entity, Guid id, object source, Func<object> values, Func<IReadOnlyList<FieldChange>> changes)
{
    private readonly Lazy<IReadOnlyList<FieldChange>> _changes = new(changes);

    /// <summary>The entity.</summary>
    public Entity Entity { get; } = entity;

    /// <summary>The primary key.</summary>
    public Guid Id { get; } = id;

    /// <summary>The object whose changes are stored.</summary>
    public object Source { get; } = source;

    /// <summary>The changed fields.</summary>
    public IReadOnlyList<FieldChange> Changes => _changes.Value;

    /// <summary>The values after the change.</summary>
    public object Values => values();

    /// <summary>The version that the row must still have; null when the last writer wins.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Whether another change of the same row follows in the same transaction; both are recorded.</summary>
    public bool IsInterim { get; init; }

    /// <summary>The reason for the change, which is recorded with it; null if none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Receives the time at which the row was written.</summary>
    public Action<DateTimeOffset>? Stored { get; init; }

    /// <summary>
    /// Creates the update of a row that a message changes. It writes only the changed fields, even if other writers have changed the row.
    /// </summary>
    public static RowUpdate Of(Row row) => new(row.Entity, row.Id, row, () => row.Values, () => row.Changes)
    {
        // A client that replaces a row, or checks its version, must not overwrite changes that it has not seen.
        ExpectedVersion = row.IsMessage ? row.Version : null,
    };

    /// <summary>
    /// Creates the update of an aggregate: of the fields that differ from its stored row, which must not have changed meanwhile.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="source">The aggregate.</param>
    /// <param name="stored">The row from which the aggregate was loaded.</param>
    /// <param name="values">Returns the current row of the aggregate.</param>
    /// <param name="onStored">Receives the time at which the row was written.</param>
    /// <param name="reason">The reason for the change; null if none was given.</param>
    public static RowUpdate Of(
        Entity entity, object source, EntityRecord stored, Func<object> values, Action<DateTimeOffset> onStored, string? reason = null) =>
        new(entity, stored.Id!.Value, source, values, () => [.. FieldChange.Between(entity, stored, values())])
        {
            ExpectedVersion = stored.RowVersion,
            Reason = reason,
            Stored = onStored,
        };
}
