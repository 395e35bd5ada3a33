using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>A row to delete.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Id">The primary key.</param>
/// <param name="ExpectedVersion">The version that the row must still have; null to delete any version.</param>
/// <param name="Source">The deleted object: a domain object, or the row of a message.</param>
internal sealed record RowDelete(Entity Entity, Guid Id, long? ExpectedVersion, object Source)
{
    /// <summary>
    /// Returns the answer that later lookups of the same transaction must no longer return; null when they would return the row itself.
    /// </summary>
    public Func<Snapshot, ILookupAnswer>? Answer { get; init; }
}
