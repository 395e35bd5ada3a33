using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders.Import;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>
/// What a tenant stores, as the orders of one import see it: what was there, and what the orders before them have added. What they write is copied while the next
/// are being decided. One order at a time; all on the import's connection, in its transaction.
/// </summary>
internal sealed class ImportStore(NpgsqlConnection connection, Guid tenant, EntityModel model, LookupReader reader, NumberLeases numbers) : IStore
{
    /// <summary>For how many keys that do not exist near ones are looked for: each time is a round trip, and whoever has mistaken so many needs no more hints.</summary>
    private const int MostNear = 1000;

    private readonly Dictionary<(Entity Entity, string Key), SimilarKeys> _near = [];
    private Snapshot _known = new();
    private Queue<int> _numbers = new();
    private List<ChangeSet> _taken = [];
    private Task _copying = Task.CompletedTask;
    private readonly HashSet<Field> _referringFields = [];
    private bool _referrersChanged;

    /// <summary>Looks once for the orders that come next.</summary>
    public async Task Prepare(Lookup lookup, int orders, CancellationToken cancellationToken)
    {
        // What follows from master data, such as what stands above a project, only the database tells, and only when it has it.
        await (_taken.Exists(HasMasterData) ? Flush() : _copying);
        _known = await reader.Find(connection, tenant, lookup, cancellationToken);
        _referrersChanged = false;
        _referringFields.Clear();
        _referringFields.UnionWith(lookup.Keys.Values.SelectMany(keys => keys.Referring).Select(reference => reference.Id));
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

    public async Task<Snapshot> Find(Action<Lookup> ask, CancellationToken cancellationToken)
    {
        if (_referrersChanged)
        {
            await AskAgain(ask, cancellationToken);
        }
        return _known;
    }

    public async Task<IReadOnlyDictionary<(Entity Entity, string Key), SimilarKeys>> Near(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken)
    {
        var asked = keys.Where(key => !_near.ContainsKey(key)).ToList();
        if (asked.Count > 0 && _near.Count < MostNear)
        {
            await _copying;
            foreach (var (key, near) in await LookupReader.Near(connection, tenant, asked, cancellationToken))
            {
                _near[key] = near;
            }
        }
        return _near;
    }

    public async Task Write(ChangeSet writes, bool alone)
    {
        var taken = writes.WithNumbers(_numbers);
        var changesReferrers = taken.Updates.Exists(ChangesReferrer);
        var standsApart = changesReferrers || taken.Updates.Exists(ExchangesNames);
        if (standsApart)
        {
            await Flush();
        }
        _taken.Add(taken);
        Know(taken);
        _referrersChanged |= changesReferrers;
        if (standsApart)
        {
            await Flush();
        }
    }

    /// <summary>Waits for what is being copied, whatever comes of it.</summary>
    public async Task Stop() => await _copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>What one row gives up and another takes cannot stand in one command with what came before or comes behind.</summary>
    private static bool ExchangesNames(RowUpdate row) => row.Changes.Any(change => change.Field == row.Entity.Key || change.Field.IsSingleDefault);

    private bool ChangesReferrer(RowUpdate row) => row.Changes.Any(change => _referringFields.Contains(change.Field));

    private static bool HasMasterData(ChangeSet writes) => writes.Updates.Count > 0 || writes.Inserts.Exists(row => row.Source is Row);

    /// <summary>
    /// Orders of this chunk have changed which rows refer to which, such as whom a user leads: questions that were answered for the whole chunk
    /// are asked again.
    /// </summary>
    private async Task AskAgain(Action<Lookup> collect, CancellationToken cancellationToken)
    {
        var lookup = new Lookup();
        collect(lookup);
        if (lookup.Questions.Count > 0)
        {
            await _copying;
            foreach (var answer in (await reader.Find(connection, tenant, lookup, cancellationToken)).Answers)
            {
                _known.Add(answer);
            }
        }
    }

    private void BeginCopy()
    {
        var taken = _taken;
        _taken = [];
        // On another thread: deciding is work, and so is making rows into bytes.
        _copying = taken.Count == 0 ? Task.CompletedTask : Task.Run(() => Copy(taken));
    }

    private async Task Copy(List<ChangeSet> taken)
    {
        try
        {
            await new ChangeSetWriter(model, tenant, taken).Copy(connection);
            await StatisticsRefresher.Analyze(connection, CancellationToken.None);
        }
        catch (PostgresException lost) when (lost.IsWriteConflict())
        {
            throw new ImportConflictException(lost);
        }
    }

    private void Know(ChangeSet writes)
    {
        foreach (var row in writes.Inserts)
        {
            if (row.Answer is { } answer)
            {
                _known.Add(answer(_known));
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
