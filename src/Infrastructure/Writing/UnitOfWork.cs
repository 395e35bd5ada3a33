using MediatR;
using Npgsql;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// The unit of work of one request. It collects the writes and sends all of them at the end; until then, nothing is written or locked.
/// </summary>
internal sealed class UnitOfWork(IStore store, RequestContext context)
{
    private ChangeSet _changes = new(context.Origin);

    /// <summary>Removes and returns the events that the aggregates of this unit of work have raised since the last call.</summary>
    public IReadOnlyList<INotification> TakeEvents() =>
    [
        .. _changes.Inserts.Select(row => row.Source)
            .Concat(_changes.Updates.Select(row => row.Source))
            .Concat(_changes.Deletes.Select(row => row.Source))
            .OfType<AggregateRoot>().SelectMany(aggregate => aggregate.TakeEvents()),
    ];

    /// <summary>Returns the objects of one type that are inserted as new rows.</summary>
    public IReadOnlyList<T> Inserted<T>() => [.. _changes.Inserts.Select(row => row.Source).OfType<T>()];

    /// <summary>Returns the objects of one type that are inserted, or that are tracked because they may change.</summary>
    public IReadOnlyList<T> Tracked<T>() =>
        [.. _changes.Inserts.Select(row => row.Source).Concat(_changes.Updates.Select(row => row.Source)).OfType<T>()];

    /// <summary>Plans an insert; the values of the row are read when it is sent.</summary>
    public void Insert(NewRow row) => _changes.Inserts.Add(row);

    /// <summary>Plans an update; its changes are read when the unit of work ends.</summary>
    public void Update(RowUpdate row) => _changes.Updates.Add(row);

    /// <summary>
    /// Plans a delete, in place of planned changes of the same row. If an update of the row expected a version, the delete expects it too.
    /// A row that is only planned is not inserted.
    /// </summary>
    public void Delete(RowDelete row)
    {
        var updated = _changes.Updates.Find(update => update.Entity == row.Entity && update.Id == row.Id);
        _changes.Updates.RemoveAll(update => update.Entity == row.Entity && update.Id == row.Id);
        if (_changes.Inserts.RemoveAll(insert => insert.Entity == row.Entity && insert.Id == row.Id) == 0)
        {
            _changes.Deletes.Add(row with { ExpectedVersion = row.ExpectedVersion ?? updated?.ExpectedVersion });
        }
    }

    /// <summary>Discards all planned writes.</summary>
    public void Clear() => _changes = new(context.Origin);

    /// <summary>Stores all planned writes, or none.</summary>
    /// <param name="alone">Whether the writes must not share a transaction with other units of work.</param>
    /// <exception cref="PostgresException">The database refused the writes; nothing is stored.</exception>
    /// <exception cref="Connections.BatchFailedException">
    /// A batch failed, perhaps because of another unit of work; nothing is stored.
    /// </exception>
    /// <exception cref="OutcomeUnknownException">
    /// The connection was lost during the commit; either everything is stored or nothing.
    /// </exception>
    public Task Commit(bool alone) => _changes.IsEmpty ? Task.CompletedTask : store.Write(_changes, alone);
}
