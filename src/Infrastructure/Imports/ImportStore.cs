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
/// The tenant's rows as the orders of one import read them: stored rows, and rows that earlier orders added. New rows are copied to the
/// database while the next orders are processed. Orders are processed one at a time, on the import's connection and in its transaction.
/// </summary>
internal sealed class ImportStore(NpgsqlConnection connection, Guid tenant, EntityModel model, LookupReader reader, NumberLeases numbers)
    : IStore
{
    /// <summary>The maximum number of unknown keys with suggestions, because each lookup of similar keys is a round trip.</summary>
    private const int MaxSuggestions = 1000;

    private readonly Dictionary<(Entity Entity, string Key), Suggestions> _suggestions = [];
    private readonly HashSet<Field> _referringFields = [];
    private readonly Dictionary<string, long> _written = [];
    private Snapshot _snapshot = new();
    private Queue<int> _numbers = new();
    private List<ChangeSet> _uncopied = [];
    private Task _copying = Task.CompletedTask;
    private bool _referrersChanged;

    /// <summary>Looks up everything that the next orders refer to.</summary>
    public async Task Prepare(Lookup lookup, int orders, CancellationToken cancellationToken)
    {
        // The lookup finds rows that depend on master data, such as the ancestors of a project, only after that data is copied.
        await (_uncopied.Exists(HasMasterData) ? Flush() : _copying);
        // A vacuum may have ended after the last copy.
        await StatisticsRefresher.Analyze(connection, _written, cancellationToken);
        _snapshot = await reader.Find(connection, tenant, lookup, cancellationToken);
        _referrersChanged = false;
        _referringFields.Clear();
        _referringFields.UnionWith(lookup.Entities.Values.SelectMany(keys => keys.Referring).Select(reference => reference.Id));
        _numbers = new(await numbers.Draw(tenant, orders));
        // The lookup did not read the changes that are not copied yet.
        foreach (var changes in _uncopied)
        {
            AddToSnapshot(changes);
        }
        BeginCopy();
    }

    /// <summary>Writes all changes without committing them.</summary>
    public async Task Flush()
    {
        await _copying;
        BeginCopy();
        await _copying;
    }

    public async Task<Snapshot> Find(Action<Lookup> collect, CancellationToken cancellationToken)
    {
        if (_referrersChanged)
        {
            await RepeatQuestions(collect, cancellationToken);
        }
        return _snapshot;
    }

    public async Task<IReadOnlyDictionary<(Entity Entity, string Key), Suggestions>> FindSimilarKeys(
        IReadOnlyCollection<(Entity Entity, string Key)> keys, CancellationToken cancellationToken)
    {
        var missing = keys.Where(key => !_suggestions.ContainsKey(key)).ToList();
        if (missing.Count > 0 && _suggestions.Count < MaxSuggestions)
        {
            await _copying;
            foreach (var (key, suggestions) in await LookupReader.FindSimilarKeys(connection, tenant, missing, cancellationToken))
            {
                _suggestions[key] = suggestions;
            }
        }
        return _suggestions;
    }

    public async Task Write(ChangeSet changes, bool alone)
    {
        changes = changes.WithNumbers(_numbers);
        var changesReferrers = changes.Updates.Exists(ChangesReferrer);
        var isSeparate = changesReferrers || changes.Updates.Exists(ChangesUniqueField);
        if (isSeparate)
        {
            await Flush();
        }
        _uncopied.Add(changes);
        AddToSnapshot(changes);
        _referrersChanged |= changesReferrers;
        if (isSeparate)
        {
            await Flush();
        }
    }

    /// <summary>Waits until the current copy has ended, whether or not it succeeds.</summary>
    public async Task Stop() => await _copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>
    /// Checks whether an update changes a unique field. A unique value that moves from one row to another must not be written in one
    /// command with other orders.
    /// </summary>
    private static bool ChangesUniqueField(RowUpdate row) =>
        row.Changes.Any(change => change.Field == row.Entity.Key || change.Field.IsUnique || change.Field.IsSingleDefault);

    private bool ChangesReferrer(RowUpdate row) => row.Changes.Any(change => _referringFields.Contains(change.Field));

    private static bool HasMasterData(ChangeSet changes) => changes.Updates.Count > 0 || changes.Inserts.Exists(row => row.Source is Row);

    /// <summary>
    /// Repeats the questions of a lookup. They were answered for the whole chunk, but orders of this chunk have since changed references
    /// between rows, such as the team of a user.
    /// </summary>
    private async Task RepeatQuestions(Action<Lookup> collect, CancellationToken cancellationToken)
    {
        var lookup = new Lookup();
        collect(lookup);
        if (lookup.Questions.Count > 0)
        {
            await _copying;
            foreach (var answer in (await reader.Find(connection, tenant, lookup, cancellationToken)).Answers)
            {
                _snapshot.Add(answer);
            }
        }
    }

    private void BeginCopy()
    {
        var changes = _uncopied;
        _uncopied = [];
        // Runs on another thread, because both processing orders and serializing rows take CPU time.
        _copying = changes.Count == 0 ? Task.CompletedTask : Task.Run(() => Copy(changes));
    }

    private async Task Copy(List<ChangeSet> changes)
    {
        try
        {
            await new ChangeSetWriter(model, tenant, changes).Copy(connection);
            foreach (var row in changes.SelectMany(each => each.Inserts))
            {
                _written[row.Entity.Name] = _written.GetValueOrDefault(row.Entity.Name) + 1;
            }
            await StatisticsRefresher.Analyze(connection, _written, CancellationToken.None);
        }
        catch (PostgresException lost) when (lost.IsWriteConflict())
        {
            throw new ImportConflictException(lost);
        }
    }

    private void AddToSnapshot(ChangeSet changes)
    {
        foreach (var row in changes.Inserts)
        {
            if (row.Answer is { } answer)
            {
                _snapshot.Add(answer(_snapshot));
            }
            else
            {
                _snapshot.Put(row.Entity, row.Values());
            }
        }
        foreach (var row in changes.Updates)
        {
            _snapshot.Put(row.Entity, row.Values);
        }
    }
}
