using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Requests;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>Sends every row through the pipeline of a single request, with the import's store instead of the tenant's store.</summary>
internal sealed class ImportSession(
    ScopedSender sender, NpgsqlConnection connection, NpgsqlTransaction transaction, ImportStore store, LookupReader reader,
    RequestContext context, Func<EntityRecord, RowCommand> createCommand)
    : IImportSession
{
    /// <summary>The maximum number of keys that are looked up at once, so that few rows are in memory.</summary>
    private const int MaxKeysAtOnce = 1000;

    private readonly StoreSender _sender = new(sender, store);

    public async Task<IReadOnlySet<RowKey>> FindExisting(
        Entity entity, IReadOnlyCollection<RowKey> keys, CancellationToken cancellationToken)
    {
        var existing = new HashSet<RowKey>();
        foreach (var some in keys.Chunk(MaxKeysAtOnce))
        {
            var lookup = new Lookup();
            foreach (var (id, key) in some)
            {
                lookup.For(entity).Add(id, key);
            }
            var rows = new ResolvedRows(await reader.Find(connection, context.Caller.TenantId, lookup, cancellationToken));
            existing.UnionWith(some.Where(name => (rows.ById(entity, name.Id) ?? rows.ByKey(entity, name.Key)) is not null));
        }
        return existing;
    }

    public async Task<IReadOnlyList<RowOutcome>> Save(IReadOnlyList<FileRow> rows, CancellationToken cancellationToken)
    {
        var commands = rows.Select(row => row.Message is { } message ? createCommand(message) : null).ToList();
        var lookup = new Lookup();
        foreach (var command in commands)
        {
            command?.Collect(lookup);
        }
        await store.Prepare(lookup, cancellationToken);
        var outcomes = new List<RowOutcome>(rows.Count);
        foreach (var (command, row) in commands.Zip(rows))
        {
            outcomes.Add(command is null ? RowOutcome.Refused(row.Problems) : await Save(command, row.Problems, cancellationToken));
        }
        return outcomes;
    }

    public async Task Commit(Func<Task<RunOutcome>>? getOutcome, CancellationToken cancellationToken)
    {
        await store.Flush();
        if (getOutcome is not null)
        {
            await ImportRunRepository.End(connection, await getOutcome(), cancellationToken);
        }
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (NpgsqlException broken) when (broken.IsConnectionLost())
        {
            throw new OutcomeUnknownException(broken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await store.Stop();
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<RowOutcome> Save(RowCommand command, Problems problems, CancellationToken cancellationToken)
    {
        try
        {
            return new(await command.Send(_sender, context with { Problems = problems }, cancellationToken), [], problems.Warnings);
        }
        catch (RefusedException)
        {
            return RowOutcome.Refused(problems);
        }
    }
}
