using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Domain.Planning;
using WorkOrders.Infrastructure.Database;
using WorkOrders.Infrastructure.References;

namespace WorkOrders.Infrastructure.WorkOrders.Import;

/// <summary>
/// What a tenant stores, as the orders of one import see it: what was there, and what the orders before them have added. What they write is copied while the next
/// are being decided. One order at a time; all on the import's connection, in its transaction.
/// </summary>
internal sealed class ImportStore(NpgsqlConnection connection, Guid tenant, NumberLeases numbers) : IStore
{
    private readonly Dictionary<(Entity Entity, string Key), NearKeys> _near = [];
    private Snapshot _known = new();
    private Queue<int> _numbers = new();
    private List<Writes> _taken = [];
    private Task _copying = Task.CompletedTask;

    /// <summary>Looks once for the orders that come next.</summary>
    public async Task Prepare(Lookup lookup, int orders, CancellationToken cancellationToken)
    {
        await _copying;
        _known = await connection.Find(tenant, lookup, cancellationToken);
        _numbers = new(await numbers.Draw(tenant, orders));
        // What was taken last is not copied yet, so the database did not tell of it.
        foreach (var writes in _taken)
        {
            Know(writes);
        }
        BeginCopy();
    }

    /// <summary>Everything taken is written, though not committed.</summary>
    public async Task Flush()
    {
        await _copying;
        BeginCopy();
        await _copying;
    }

    public Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken) => Task.FromResult(_known);

    public async Task<IReadOnlyDictionary<(Entity Entity, string Key), NearKeys>> Near(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken)
    {
        var asked = keys.Where(key => !_near.ContainsKey(key)).ToList();
        if (asked.Count > 0)
        {
            await _copying;
            foreach (var (key, near) in await connection.Near(tenant, asked, cancellationToken))
            {
                _near[key] = near;
            }
        }
        return _near;
    }

    public async Task Write(Writes writes, bool alone)
    {
        var taken = writes.Settle(_numbers);
        var exchanges = taken.Updates.Exists(ExchangesNames);
        if (exchanges)
        {
            await Flush();
        }
        _taken.Add(taken);
        Know(taken);
        if (exchanges)
        {
            await Flush();
        }
    }

    /// <summary>Waits for what is being copied, whatever comes of it.</summary>
    public async Task Stop() => await _copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>What one row gives up and another takes cannot stand in one command with what came before or comes behind.</summary>
    private static bool ExchangesNames(Row row) => row.Changes.Any(change => change.Field == row.Entity.Key || change.Field.Name == "is_default");

    private void BeginCopy()
    {
        var taken = _taken;
        _taken = [];
        // On another thread: deciding is work, and so is making rows into bytes.
        _copying = taken.Count == 0 ? Task.CompletedTask : Task.Run(() => Copy(taken));
    }

    private async Task Copy(List<Writes> taken)
    {
        try
        {
            await new WriteCommand(tenant, taken).Copy(connection);
            await YoungTables.Count(connection, CancellationToken.None);
        }
        catch (PostgresException lost) when (lost.IsOthersWork() || lost.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new ImportDisturbedException(lost);
        }
    }

    private void Know(Writes writes)
    {
        foreach (var row in writes.Inserts)
        {
            if (row.Source is PlanningEntry entry)
            {
                _known.Add(new Commitment(entry.WorkOrderId, null, entry.TechnicianId, entry.From, entry.To, entry.IsFirm));
            }
            else
            {
                _known.Put(row.Entity, row.Values());
            }
        }
        foreach (var row in writes.Updates)
        {
            _known.Put(row.Entity, row.Values);
        }
    }
}
