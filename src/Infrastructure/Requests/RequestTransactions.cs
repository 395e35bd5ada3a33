using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Requests;

/// <summary>
/// Begins transactions of several requests. Their connections have a pool of their own: a transaction that waits for a number lease must
/// not wait for a connection that another such transaction holds.
/// </summary>
internal sealed class RequestTransactions(
    IDatabaseSource database, EntityModel model, LookupReader reader, NumberLeases numbers, RetryQueue retries,
    ScopedSender sender)
    : IRequestTransactions, IAsyncDisposable
{
    /// <summary>Longer than that of a single request, because repeating all requests costs more.</summary>
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);

    private readonly TransactionPool _pool = new(database, "transaction");

    public async Task<IRequestTransaction> Begin(Guid tenant, bool isRetry, CancellationToken cancellationToken)
    {
        var permit = isRetry ? await retries.Wait(tenant, awaitsLock: false, cancellationToken) : null;
        try
        {
            var (connection, transaction) = await _pool.Begin(LockTimeout, cancellationToken);
            var store = new TransactionStore(connection, tenant, model, reader, numbers);
            return new RequestTransaction(connection, transaction, store, sender, permit);
        }
        catch
        {
            permit?.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
