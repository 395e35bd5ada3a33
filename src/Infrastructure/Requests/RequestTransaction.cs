using MediatR;
using Npgsql;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Infrastructure.Requests;

/// <summary>A transaction of several requests, on a connection of its own.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">The open transaction.</param>
/// <param name="store">Reads and writes in the transaction.</param>
/// <param name="sender">Sends requests in scopes of their own.</param>
/// <param name="permit">The permit to retry; null if this is not a retry.</param>
internal sealed class RequestTransaction(
    NpgsqlConnection connection, NpgsqlTransaction transaction, TransactionStore store, ScopedSender sender, IDisposable? permit)
    : IRequestTransaction
{
    /// <summary>The store of the requests.</summary>
    public TransactionStore Store { get; } = store;

    public bool HasConflict => Store.HasConflict;

    public Task<TResponse> Send<TResponse>(RequestContext context, IRequest<TResponse> request, CancellationToken cancellationToken) =>
        sender.Send(context, Store, request, cancellationToken);

    public async Task Commit()
    {
        try
        {
            await Store.Try(() => transaction.CommitAsync(CancellationToken.None));
        }
        catch (NpgsqlException broken) when (broken.IsConnectionLost())
        {
            throw new OutcomeUnknownException(broken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (permit)
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
