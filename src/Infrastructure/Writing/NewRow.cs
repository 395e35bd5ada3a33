using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>A row that is to be inserted.</summary>
/// <param name="Entity">What it is a row of.</param>
/// <param name="Id">Its primary key.</param>
/// <param name="Key">Its key in other systems; null when it has none.</param>
/// <param name="Source">What it stores: the domain's own object, or the record itself.</param>
/// <param name="Values">Its values, as a record of the entity; asked for when it is sent.</param>
internal sealed record NewRow(Entity Entity, Guid Id, string? Key, object Source, Func<object> Values)
{
    /// <summary>By what rows of one kind are ordered when they are written: what others may write too at the same time.</summary>
    public string SortKey => Key ?? Id.ToString();

    /// <summary>Takes the running number drawn for it; null when it has none.</summary>
    public Action<int>? Number { get; init; }

    /// <summary>Takes the time at which it was written.</summary>
    public Action<DateTimeOffset>? Stored { get; init; }
}
