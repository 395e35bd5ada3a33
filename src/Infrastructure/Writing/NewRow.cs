using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>A row to insert.</summary>
/// <param name="Entity">Its entity.</param>
/// <param name="Id">Its primary key.</param>
/// <param name="Key">Its key in other systems; null when it has none.</param>
/// <param name="Source">The object it stores: an object of the domain, or the row of a message.</param>
/// <param name="Values">Its values, as a record of the entity; read when it is sent.</param>
internal sealed record NewRow(Entity Entity, Guid Id, string? Key, object Source, Func<object> Values)
{
    /// <summary>Orders the rows of one entity by what other writers may insert at the same time.</summary>
    public string SortKey => Key ?? Id.ToString();

    /// <summary>Receives the running number drawn for it; null when it has none.</summary>
    public Action<int>? Number { get; init; }

    /// <summary>Receives the time at which it was written.</summary>
    public Action<DateTimeOffset>? Stored { get; init; }

    /// <summary>What later lookups of the same transaction answer because of it, where that is not the row itself.</summary>
    public Func<Snapshot, ILookupAnswer>? Answer { get; init; }
}
