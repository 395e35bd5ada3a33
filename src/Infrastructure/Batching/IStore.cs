using Npgsql;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>The two ends of a unit of work: where it looks, and where it sends what it writes.</summary>
internal interface IStore : IReferenceCatalogue
{
    /// <summary>Stores all of it, or nothing. Takes no cancellation: a commit that was sent must be waited for.</summary>
    /// <param name="writes">What to store.</param>
    /// <param name="alone">Whether it must not share a transaction with others.</param>
    /// <exception cref="PostgresException">The database refuses; nothing is stored.</exception>
    /// <exception cref="BatchFailedException">The transaction it shared with others was refused, perhaps because of them; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The database broke off; all is stored, or nothing.</exception>
    Task Write(ChangeSet writes, bool alone);
}
