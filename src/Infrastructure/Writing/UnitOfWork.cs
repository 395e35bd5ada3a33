using MediatR;
using Npgsql;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// The unit of work of one request. It gathers what is to be written and hands over all of it at the end. Until then nothing is written and nothing is held.
/// </summary>
internal sealed class UnitOfWork(IStore store, RequestContext context)
{
    private ChangeSet _writes = new(context.Origin);

    /// <summary>What the aggregates of this unit of work have raised.</summary>
    public IReadOnlyList<INotification> Events => [.. _writes.Inserts.Select(row => row.Source).OfType<AggregateRoot>().SelectMany(aggregate => aggregate.Events)];

    /// <summary>The objects of one kind that are to be stored as new rows.</summary>
    public IReadOnlyList<T> Planned<T>() => [.. _writes.Inserts.Select(row => row.Source).OfType<T>()];

    /// <summary>Plans an insert.</summary>
    /// <param name="row">The row; its values are read when it is sent.</param>
    public void Insert(NewRow row) => _writes.Inserts.Add(row);

    /// <summary>Plans the update of the fields of a row that change.</summary>
    public void Update(Row row) => _writes.Updates.Add(row);

    /// <summary>Forgets all that was planned.</summary>
    public void Clear() => _writes = new(context.Origin);

    /// <summary>Stores everything that was planned, or nothing.</summary>
    /// <param name="alone">Whether it must not share a transaction with others.</param>
    /// <exception cref="PostgresException">The database refuses; nothing is stored.</exception>
    /// <exception cref="BatchFailedException">Others or this were refused together; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The database broke off; all is stored, or nothing.</exception>
    public Task Commit(bool alone) => _writes.IsEmpty ? Task.CompletedTask : store.Write(_writes, alone);
}
