using Npgsql;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>What a unit of work needs of the database: where it looks rows up, and where it writes.</summary>
internal interface IStore : IReferenceReader
{
    /// <summary>Stores all changes or nothing. It cannot be cancelled: a commit that was sent must be waited for.</summary>
    /// <param name="changes">The changes to store.</param>
    /// <param name="alone">Whether it must not share a transaction with others.</param>
    /// <exception cref="PostgresException">The database refuses; nothing is stored.</exception>
    /// <exception cref="BatchFailedException">A batch was refused, perhaps because of another unit of work; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The connection was lost during the commit; everything is stored, or nothing.</exception>
    Task Write(ChangeSet changes, bool alone);
}
