using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>The database access of a request: reads, lookups and writes.</summary>
internal interface IStore : IReferenceReader
{
    /// <summary>
    /// The connection of the transaction in which the request reads and writes; null if each statement can use another one.
    /// </summary>
    NpgsqlConnection? Connection { get; }

    /// <summary>Reads a row of an entity as clients get it; returns null when no row has this address.</summary>
    Task<EntityRecord?> FindRow(Entity entity, RowAddress address, CancellationToken cancellationToken);

    /// <summary>
    /// Stores all changes or none. It cannot be cancelled, because the result of a commit must be awaited once it is sent.
    /// </summary>
    /// <param name="changes">The changes to store.</param>
    /// <param name="alone">Whether the changes must not share a transaction with other units of work.</param>
    /// <exception cref="PostgresException">The database refused the changes; nothing is stored.</exception>
    /// <exception cref="BatchFailedException">A batch failed, perhaps because of another unit of work; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">
    /// The connection was lost during the commit; either everything is stored or nothing.
    /// </exception>
    Task Write(ChangeSet changes, bool alone);
}
