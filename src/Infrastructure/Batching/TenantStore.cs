using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.WorkOrders;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Batching;

/// <summary>
/// What one tenant stores, as its requests see it. Those that arrive while others are under way share the next round trip: they look together, and what they write
/// goes into one transaction. Each keeps its own verdict: one that is refused has nothing to write.
/// </summary>
internal sealed class TenantStore : IStore
{
    private readonly Guid _tenant;
    private readonly NpgsqlDataSource _source;
    private readonly NumberLeases _numbers;
    private readonly BatchedReads<Action<Lookup>, Snapshot> _looks;
    private readonly BatchedReads<Guid, Job?> _jobs;
    private readonly Coalescer<ChangeSet> _writes;

    public TenantStore(Guid tenant, NpgsqlDataSource source, NumberLeases numbers, CoalescingOptions options)
    {
        (_tenant, _source, _numbers) = (tenant, source, numbers);
        _looks = new(LookTogether, options);
        _jobs = new(ReadTogether, options);
        _writes = new(WriteTogether, options.Most, options.UnderWay, writes => writes.Claims);
    }

    /// <summary>A work order as readers see it; null when there is none of this id.</summary>
    public Task<Job?> Job(Guid id, CancellationToken cancellationToken) => _jobs.Ask(id, cancellationToken);

    public Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken) => _looks.Ask(ask, cancellationToken);

    public async Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> Near(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await connection.Near(_tenant, keys, cancellationToken);
    }

    public Task Write(ChangeSet writes, bool alone) => alone ? Send([writes]) : _writes.Join(writes);

    private async Task<Func<Action<Lookup>, Snapshot>> LookTogether(IReadOnlyList<Action<Lookup>> asks)
    {
        var lookup = new Lookup();
        foreach (var ask in asks)
        {
            ask(lookup);
        }
        await using var connection = await _source.OpenConnectionAsync();
        var seen = await connection.Find(_tenant, lookup, CancellationToken.None);
        return _ => seen;
    }

    private async Task<Func<Guid, Job?>> ReadTogether(IReadOnlyList<Guid> ids)
    {
        await using var connection = await _source.OpenConnectionAsync();
        return (await connection.Jobs(_tenant, ids)).GetValueOrDefault;
    }

    private async Task WriteTogether(IReadOnlyList<ChangeSet> units)
    {
        try
        {
            await Send(units);
        }
        catch (Exception failure) when (units.Count > 1 && failure is not OutcomeUnknownException)
        {
            throw new BatchFailedException(failure);
        }
    }

    private async Task Send(IReadOnlyList<ChangeSet> units)
    {
        await DrawNumbers([.. units.SelectMany(unit => unit.Inserts).Where(row => row.Number is not null)]);
        var command = new ChangeSetWriter(_tenant, units);
        await using var connection = await _source.OpenConnectionAsync();
        try
        {
            await command.Send(connection);
        }
        catch (NpgsqlException broken) when (broken.IsConnectionLost())
        {
            throw new OutcomeUnknownException(broken);
        }
    }

    private async Task DrawNumbers(List<NewRow> unnumbered)
    {
        if (unnumbered.Count > 0)
        {
            foreach (var (row, number) in unnumbered.Zip(await _numbers.Draw(_tenant, unnumbered.Count)))
            {
                row.Number!(number);
            }
        }
    }
}
