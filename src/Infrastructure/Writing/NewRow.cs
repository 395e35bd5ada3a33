using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>A row to insert.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Id">The primary key.</param>
/// <param name="Key">The row's key in other systems; null when it has none.</param>
/// <param name="Source">The stored object: a domain object, or the row of a message.</param>
/// <param name="Values">Returns the values as a record of the entity; called when the row is sent.</param>
internal sealed record NewRow(Entity Entity, Guid Id, string? Key, object Source, Func<object> Values)
{
    /// <summary>
    /// The sort order within an entity: the key, because other writers may insert the same key at the same time, or else the id.
    /// </summary>
    public string SortKey => Key ?? Id.ToString();

    /// <summary>Receives the number of the row, before it is written; null when the row has no number.</summary>
    public Action<int>? Number { get; init; }

    /// <summary>Receives the time at which the row was written.</summary>
    public Action<DateTimeOffset>? Stored { get; init; }

    /// <summary>
    /// Creates the answer that later lookups of the same transaction return for this row; null when they only return the row itself.
    /// </summary>
    public Func<Snapshot, ILookupAnswer>? Answer { get; init; }
}
