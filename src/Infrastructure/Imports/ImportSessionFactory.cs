using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>
/// Opens import sessions, each with its own connection and transaction. Their commands have no timeout, because a large file takes long;
/// waits for locks have a timeout.
/// </summary>
internal sealed class ImportSessionFactory(
    ScopedSender sender, IDatabaseSource database, EntityModel model, LookupReader reader, NumberLeases numbers, ImportLimits limits,
    IEnumerable<IRowCommands> commands)
    : IImportSessionFactory, IAsyncDisposable
{
    private readonly TransactionPool _pool = new(database, "import", hasCommandTimeout: false);

    public async Task<IImportSession> Open(
        RequestContext context, Entity entity, ImportOptions options, CancellationToken cancellationToken)
    {
        // Restarting an import costs more than waiting for a lock.
        var (connection, transaction) = await _pool.Begin(limits.LockWait, cancellationToken);
        var store = new ImportStore(connection, context.Caller.TenantId, model, reader, numbers);
        var commandsOfEntity = commands.Single(each => each.Supports(entity));
        return new ImportSession(
            sender, connection, transaction, store, reader, context, message => commandsOfEntity.Create(entity, message, options));
    }

    public ValueTask DisposeAsync() => _pool.DisposeAsync();
}
