using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Pipeline;
using WorkOrders.Application.References;
using WorkOrders.Infrastructure.References;

namespace WorkOrders.Infrastructure.Database;

/// <summary>
/// What one tenant stores, as its requests see it. Those that arrive while others are under way share the next round trip: they look together, and what they write
/// goes into one transaction. Each keeps its own verdict: one that is refused has nothing to write.
/// </summary>
internal sealed class TenantStore : IStore
{
    private readonly Guid _tenant;
    private readonly NpgsqlDataSource _source;
    private readonly NumberLeases _numbers;
    private readonly Coalescer<Look> _looks;
    private readonly Coalescer<Writes> _writes;

    public TenantStore(Guid tenant, NpgsqlDataSource source, NumberLeases numbers, CoalescingOptions options)
    {
        (_tenant, _source, _numbers) = (tenant, source, numbers);
        var atOnce = options.Most == 1 ? int.MaxValue : options.AtOnce;
        _looks = new(LookTogether, options.Most, atOnce);
        _writes = new(WriteTogether, options.Most, atOnce, writes => writes.Claims);
    }

    public async Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken)
    {
        var look = new Look(ask);
        try
        {
            await _looks.Join(look).WaitAsync(cancellationToken);
        }
        catch (SharedFailureException)
        {
            await LookTogether([look]).WaitAsync(cancellationToken);
        }
        return look.Seen;
    }

    public async Task<IReadOnlyDictionary<(Entity Entity, string Key), NearKeys>> Near(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken);
        return await connection.Near(_tenant, keys, cancellationToken);
    }

    public Task Write(Writes writes, bool alone) => alone ? Send([writes]) : _writes.Join(writes);

    private async Task LookTogether(IReadOnlyList<Look> looks)
    {
        try
        {
            var lookup = new Lookup();
            foreach (var look in looks)
            {
                look.Ask(lookup);
            }
            await using var connection = await _source.OpenConnectionAsync();
            var seen = await connection.Find(_tenant, lookup, CancellationToken.None);
            foreach (var look in looks)
            {
                look.Seen = seen;
            }
        }
        catch (Exception failure) when (looks.Count > 1 && !failure.IsBrokenOff())
        {
            throw new SharedFailureException(failure);
        }
    }

    private async Task WriteTogether(IReadOnlyList<Writes> units)
    {
        try
        {
            await Send(units);
        }
        catch (PostgresException refusal) when (units.Count > 1)
        {
            throw new SharedFailureException(refusal);
        }
    }

    private async Task Send(IReadOnlyList<Writes> units)
    {
        await DrawNumbers([.. units.SelectMany(unit => unit.Inserts).Where(row => row.Number is not null)]);
        var command = new WriteCommand(_tenant, units);
        await using var connection = await _source.OpenConnectionAsync();
        try
        {
            await command.Send(connection);
        }
        catch (NpgsqlException broken) when (broken.IsBrokenOff())
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

    private sealed class Look(Action<Lookup> ask)
    {
        private Snapshot? _seen;

        public Action<Lookup> Ask => ask;

        public Snapshot Seen
        {
            get => _seen ?? throw new InvalidOperationException("It has not looked yet.");
            set => _seen = value;
        }
    }
}
