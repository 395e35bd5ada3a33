using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Reading;
using WorkOrders.Infrastructure.Schema;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>
/// The tenant's rows as the rows of one file read them: stored rows, with what earlier rows of the file have added and changed. New rows
/// are copied to the database while the next rows are processed. Rows are processed one at a time, on the import's connection and in its
/// transaction.
/// </summary>
internal sealed class ImportStore(NpgsqlConnection connection, Guid tenant, EntityModel model, LookupReader reader, NumberLeases numbers)
    : IStore
{
    /// <summary>The maximum number of unknown keys with suggestions, because each lookup of similar keys is a round trip.</summary>
    private const int MaxSuggestions = 1000;

    private readonly Dictionary<(Entity Entity, string Key), Suggestions> _suggestions = [];
    private readonly HashSet<Field> _referringFields = [];
    private readonly Dictionary<string, long> _written = [];

    // The rows with an update that is not copied yet. All updates of a row that are copied together increase its version by one.
    private readonly HashSet<(Entity Entity, Guid Id)> _updated = [];
    private Snapshot _snapshot = new();
    private List<ChangeSet> _uncopied = [];
    private Task _copying = Task.CompletedTask;
    private bool _referrersChanged;

    public NpgsqlConnection? Connection => connection;

    /// <summary>Looks up everything that the next rows refer to.</summary>
    public async Task Prepare(Lookup lookup, CancellationToken cancellationToken)
    {
        // The lookup finds rows that depend on others, such as the ancestors of a project, or the status of an order, only after these are
        // copied.
        await (_uncopied.Exists(changes => HasMasterData(changes) || FindsDependents(lookup, changes)) ? Flush() : _copying);
        // A vacuum may have ended after the last copy.
        await StatisticsRefresher.Analyze(connection, _written, cancellationToken);
        _snapshot = await reader.Find(connection, tenant, lookup, cancellationToken);
        _referrersChanged = false;
        _referringFields.Clear();
        _referringFields.UnionWith(lookup.Entities.Values.SelectMany(keys => keys.Referring).Select(reference => reference.Id));
        // The lookup did not read the changes that are not copied yet.
        _updated.Clear();
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

    public async Task<Snapshot> FindMore(Action<Lookup> collect, CancellationToken cancellationToken)
    {
        await Flush();
        var lookup = new Lookup();
        collect(lookup);
        return await reader.Find(connection, tenant, lookup, cancellationToken);
    }

    public async Task<EntityRecord?> FindRow(Entity entity, RowAddress address, CancellationToken cancellationToken)
    {
        await Flush();
        return (await RowReader.Read(connection, tenant, entity, [address]))(address);
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
        await numbers.Assign(tenant, changes.Inserts);
        changes = changes.WithFinalValues();
        var changesReferrers = changes.Updates.Exists(ChangesReferrer);
        var isSeparate = changesReferrers || changes.Updates.Exists(ChangesUniqueField) || changes.Deletes.Count > 0;
        if (isSeparate || changes.Updates.Exists(ChangesAgain))
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
    /// command with other rows.
    /// </summary>
    private static bool ChangesUniqueField(RowUpdate row) =>
        row.Changes.Any(change => change.Field == row.Entity.Key || change.Field.IsUnique || change.Field.IsSingleDefault);

    /// <summary>Checks whether an update changes a row that an earlier row of the file has changed. Each change has a version.</summary>
    private bool ChangesAgain(RowUpdate row) =>
        (row.ExpectedVersion is not null || row.Source is Row { IsMessage: true }) && _updated.Contains((row.Entity, row.Id));

    private bool ChangesReferrer(RowUpdate row) => row.Changes.Any(change => _referringFields.Contains(change.Field));

    private static bool HasMasterData(ChangeSet changes) => changes.Updates.Count > 0 || changes.Inserts.Exists(row => row.Source is Row);

    /// <summary>Checks whether a lookup also finds rows that depend on inserted rows.</summary>
    private static bool FindsDependents(Lookup lookup, ChangeSet changes) => changes.Inserts.Exists(row =>
        lookup.Entities.TryGetValue(row.Entity, out var keys) && keys.Included.Count + keys.Referring.Count > 0
            && (keys.Ids.Contains(row.Id) || (row.Key is { } key && keys.Keys.Contains(key))));

    /// <summary>
    /// Repeats the questions of a lookup. They were answered for the whole chunk, but rows of this chunk have since changed references
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
        _updated.Clear();
        // Runs on another thread, because both processing and serializing rows take CPU time.
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
            throw new TransactionConflictException(lost);
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
            _snapshot.Put(row.Entity, (EntityRecord)row.Values() with { RowVersion = 1 });
        }
        foreach (var row in changes.Updates.Where(row => row.Changes.Count > 0))
        {
            var version = (_snapshot.ById(row.Entity, row.Id) as EntityRecord)?.RowVersion;
            var increase = _updated.Add((row.Entity, row.Id)) ? 1 : 0;
            _snapshot.Put(row.Entity, (EntityRecord)row.Values with { RowVersion = version + increase });
            foreach (var change in row.Changes)
            {
                Follow(row.Id, change);
            }
        }
        foreach (var row in changes.Deletes)
        {
            _snapshot.Remove(row.Entity, row.Id);
            if (row.Answer is { } answer)
            {
                _snapshot.Remove(answer(_snapshot));
            }
        }
    }

    /// <summary>
    /// Changes the fields that follow a field of another row, as the database does. The version of the following rows is unknown until they
    /// are looked up again; this transaction writes them, so that no other can change them meanwhile.
    /// </summary>
    private void Follow(Guid source, FieldChange change)
    {
        foreach (var determined in model.DeterminedBy(change.Field).Where(_ => change.New is not null))
        {
            var entity = determined.Reference.Owner;
            var following = _snapshot.RowsOf(entity).Where(row => source.Equals(determined.Reference.Id.Get(row))).ToList();
            foreach (var copy in following.Select(row => (EntityRecord)entity.Fields.Copy(row) with { RowVersion = null }))
            {
                determined.Field.Set(copy, change.New);
                _snapshot.Put(entity, copy);
            }
        }
    }
}
