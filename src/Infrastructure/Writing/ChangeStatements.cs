using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>The statements that update and delete the rows of several units of work: one statement for each entity.</summary>
internal sealed class ChangeStatements
{
    private readonly EntityModel _model;
    private readonly List<(RowUpdate Row, RequestOrigin Origin)> _updates;
    private readonly HashSet<(Entity, Guid)> _interim;
    private readonly List<(RowDelete Row, RequestOrigin Origin)> _deletes;
    private readonly HierarchyMoves _moves;
    private readonly DeterminedUpdates _determined;
    private readonly Dictionary<(Entity, Guid), bool> _clearedDefaults;

    /// <summary>Collects the updates and deletes of the units of work.</summary>
    public ChangeStatements(EntityModel model, IReadOnlyList<ChangeSet> units)
    {
        _model = model;
        _updates = [.. units.SelectMany(unit => unit.Updates, (unit, row) => (row, unit.Origin))];
        _interim = [.. _updates.Where(update => update.Row is { IsInterim: true, Changes.Count: > 0 })
            .Select(update => (update.Row.Entity, update.Row.Id))];
        _moves = new(model, units.SelectMany(unit => unit.Updates));
        _determined = new(model, units);
        _deletes = [.. units.SelectMany(unit => unit.Deletes, (unit, row) => (row, unit.Origin))];
        _clearedDefaults = FindClearedDefaults(units);
    }

    /// <summary>Whether no row is updated or deleted.</summary>
    public bool IsEmpty => _updates.Count == 0 && _deletes.Count == 0 && _determined.IsEmpty;

    /// <summary>
    /// Returns the statements that run before the inserts, and adds their parameters: the locks of the hierarchies in which rows move, and
    /// the updates of rows that stop being the default, before another row becomes the default.
    /// </summary>
    public IEnumerable<string> BeforeInserts(TypedParameters parameters) =>
        [.. _moves.Lock(), .. Updates(parameters, ComesFirst, "cleared_defaults")];

    /// <summary>
    /// Returns the statements that run after the inserts, and adds their parameters: the other changes, which may refer to new rows, the
    /// fields that follow them, the deletes, after all other statements have given up their references to the deleted rows, and the checks
    /// of the hierarchies.
    /// </summary>
    /// <param name="parameters">The parameters to add to.</param>
    /// <param name="locks">
    /// Whether rows that determine fields of others are locked. A long transaction does not lock them, because others need not wait for it.
    /// </param>
    public IEnumerable<string> AfterInserts(TypedParameters parameters, bool locks) =>
    [
        .. Updates(parameters, (row, change) => row.IsInterim && !ComesFirst(row, change), "interim_changes"),
        .. Updates(parameters, (row, change) => !row.IsInterim && !ComesFirst(row, change), "changes"),
        .. _determined.Statements(parameters, locks),
        .. Deletes(parameters),
        .. _moves.Check(parameters),
    ];

    private static bool ClearsDefault(FieldChange change) => change.Field.IsSingleDefault && change.New is not true;

    /// <summary>
    /// Returns the rows that stop being the default, each with whether all its changes are written before the inserts. A row that also gets
    /// a reference to a new row is written twice, because the reference must wait for the inserts; but if its version is checked, it is
    /// written once, after the inserts: it is the row of a message, which makes no other row the default.
    /// </summary>
    private Dictionary<(Entity, Guid), bool> FindClearedDefaults(IReadOnlyList<ChangeSet> units)
    {
        if (_updates.Count == 0)
        {
            return [];
        }
        var cleared = _updates.Select(update => update.Row).Where(row => row.Entity.Default is not null)
            .GroupBy(row => (row.Entity, row.Id))
            .Where(row => Latest(row.SelectMany(update => update.Changes)).Exists(ClearsDefault))
            .ToList();
        var inserted = cleared.Count == 0 ? [] : units.SelectMany(unit => unit.Inserts).Select(row => row.Id).ToHashSet();
        return cleared
            .Select(row => (
                row.Key,
                RefersToNew: row.SelectMany(update => update.Changes).Any(change => change.New is Guid id && inserted.Contains(id)),
                IsChecked: row.Any(update => update.ExpectedVersion is not null)))
            .Where(row => !(row.RefersToNew && row.IsChecked))
            .ToDictionary(row => row.Key, row => !row.RefersToNew);
    }

    private bool ComesFirst(RowUpdate row, FieldChange change) =>
        _clearedDefaults.TryGetValue((row.Entity, row.Id), out var isWhole) && (isWhole || ClearsDefault(change));

    /// <summary>Builds one statement per entity for the changes that match the filter, and adds its parameter.</summary>
    private IEnumerable<string> Updates(TypedParameters parameters, Func<RowUpdate, FieldChange, bool> filter, string purpose)
    {
        var entities = _updates.Where(update => update.Row.Changes.Any(change => filter(update.Row, change)))
            .GroupBy(update => update.Row.Entity)
            .OrderBy(rows => _model.OrderOf(rows.Key));
        foreach (var entity in entities)
        {
            var rows = entity.GroupBy(update => update.Row.Id).OrderBy(row => row.Key)
                .Select(row => new ChangedRow(
                    row.Key,
                    ExpectedVersion([.. row.Select(update => update.Row)]),
                    Latest(row.SelectMany(update => update.Row.Changes.Where(change => filter(update.Row, change)))),
                    row.Select(update => update.Row.Reason).LastOrDefault(reason => reason is not null),
                    row.Last().Origin))
                .ToList();
            var columns = rows.SelectMany(row => row.Changes).Select(change => change.Field.Name).Distinct()
                .Order(StringComparer.Ordinal).ToList();
            var isUniform = rows.TrueForAll(row => row.Changes.Count == columns.Count);
            var parameter = $"{entity.Key.Name}_{purpose}";
            parameters.Add(parameter, ChangedRowJson.Write(rows));
            yield return Table.Of(entity.Key).Update(columns, isUniform, parameter);
        }
    }

    /// <summary>Returns the version that a row must have before it is updated; null if any.</summary>
    /// <param name="updates">The updates of one statement.</param>
    private long? ExpectedVersion(List<RowUpdate> updates)
    {
        var version = updates.Select(update => update.ExpectedVersion).FirstOrDefault(version => version is not null);
        // The interim change of the same transaction has increased the version.
        return !updates[0].IsInterim && _interim.Contains((updates[0].Entity, updates[0].Id)) ? version + 1 : version;
    }

    /// <summary>Builds one statement per entity, referring entities first, and adds its parameter.</summary>
    private IEnumerable<string> Deletes(TypedParameters parameters)
    {
        foreach (var entity in _deletes.GroupBy(delete => delete.Row.Entity).OrderByDescending(rows => _model.OrderOf(rows.Key)))
        {
            var rows = entity.DistinctBy(delete => delete.Row.Id).OrderBy(delete => delete.Row.Id)
                .Select(delete => new ChangedRow(delete.Row.Id, delete.Row.ExpectedVersion, [], null, delete.Origin));
            var parameter = $"{entity.Key.Name}_deletes";
            parameters.Add(parameter, ChangedRowJson.Write(rows));
            yield return Table.Of(entity.Key).Delete(parameter);
        }
    }

    /// <summary>Returns the last change of each field.</summary>
    private static List<FieldChange> Latest(IEnumerable<FieldChange> changes) =>
        [.. changes.GroupBy(change => change.Field).Select(same => same.Last())];
}
