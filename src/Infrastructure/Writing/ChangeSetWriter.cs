using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using NpgsqlTypes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// Writes the changes of several units of work of one tenant in the only order that works: first rows that stop being the default, then all
/// new rows, then the other changes, entity by entity and row by row. Every row is recorded in the change feed.
/// </summary>
internal sealed class ChangeSetWriter
{
    private static readonly ConcurrentDictionary<string, Statement> InsertStatements = new();

    private readonly EntityModel _model;
    private readonly Guid _tenant;
    private readonly List<(Entity Entity, List<(NewRow Row, RequestOrigin Origin)> Rows)> _inserts;
    private readonly List<(RowUpdate Row, RequestOrigin Origin)> _updates;
    private readonly Dictionary<(string Entity, Guid Id), Action<DateTimeOffset>> _onStored = [];

    /// <summary>Sorts the changes of the units of work.</summary>
    public ChangeSetWriter(EntityModel model, Guid tenant, IReadOnlyList<ChangeSet> units)
    {
        (_model, _tenant) = (model, tenant);
        _inserts = [.. units.SelectMany(unit => unit.Inserts, (unit, row) => (Row: row, unit.Origin))
            .GroupBy(insert => insert.Row.Entity)
            .OrderBy(rows => model.OrderOf(rows.Key))
            .Select(rows => (rows.Key, rows.OrderBy(insert => insert.Row.SortKey, StringComparer.Ordinal).ToList()))];
        _updates = [.. units.SelectMany(unit => unit.Updates, (unit, row) => (row, unit.Origin))];
        foreach (var row in units.SelectMany(unit => unit.Inserts))
        {
            NotifyWhenStored(row.Entity, row.Id, row.Stored);
        }
        foreach (var (row, _) in _updates)
        {
            NotifyWhenStored(row.Entity, row.Id, row.Stored);
        }
    }

    /// <summary>
    /// Sends everything in one round trip and, outside a transaction, commits it. Either everything is stored or nothing.
    /// </summary>
    public async Task Send(NpgsqlConnection connection)
    {
        var parameters = NewParameters();
        var inserts = _inserts.Count > 0 ? Inserts(parameters) : null;
        // Nearly all units of work contain only inserts.
        var (statement, sent) = inserts is not null && _updates.Count == 0
            ? (inserts.PositionalSql, parameters.UsePositions())
            : (string.Join(";\n",
            [
                .. Updates(parameters, ClearsDefault, "cleared_defaults"),
                .. inserts is null ? [] : new[] { inserts.NamedSql },
                .. Updates(parameters, change => !ClearsDefault(change), "changes"),
            ]), parameters);
        await foreach (var row in connection.Read(statement, sent))
        {
            _onStored.GetValueOrDefault((row.GetString(0), row.GetGuid(1)))?.Invoke(new(row.GetDateTime(2), TimeSpan.Zero));
        }
    }

    /// <summary>Writes everything in the open transaction. Inserts new rows with COPY, which is efficient for many rows.</summary>
    public async Task Copy(NpgsqlConnection connection)
    {
        await Update(connection, ClearsDefault);
        foreach (var (entity, rows) in _inserts)
        {
            await Copy(connection, Table.Of(entity), rows.Select(insert => insert.Row.Values()));
        }
        await CopyChanges(connection);
        await Update(connection, change => !ClearsDefault(change));
    }

    private void NotifyWhenStored(Entity entity, Guid id, Action<DateTimeOffset>? onStored)
    {
        if (onStored is not null)
        {
            _onStored.Add((entity.Name, id), onStored);
        }
    }

    private async Task Update(NpgsqlConnection connection, Func<FieldChange, bool> filter)
    {
        var parameters = NewParameters();
        var statements = string.Join(";\n", Updates(parameters, filter, "changes"));
        if (statements.Length > 0)
        {
            await connection.ExecuteAsync(statements, parameters);
        }
    }

    private async Task Copy(NpgsqlConnection connection, Table table, IEnumerable<object> rows)
    {
        await using var importer = await connection.BeginBinaryImportAsync(table.Copy);
        foreach (var row in rows)
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(_tenant, NpgsqlDbType.Uuid);
            foreach (var column in table.Columns)
            {
                await column.Copy(importer, row);
            }
        }
        await importer.CompleteAsync();
    }

    private async Task CopyChanges(NpgsqlConnection connection)
    {
        await using var importer = await connection.BeginBinaryImportAsync("""
            copy change_pending (tenant_id, entity, row_id, key, row_version, operation, origin, request_id, trace_id)
            from stdin (format binary)
            """);
        foreach (var (row, origin) in _inserts.SelectMany(entity => entity.Rows))
        {
            await importer.StartRowAsync();
            await importer.WriteAsync(_tenant, NpgsqlDbType.Uuid);
            await importer.WriteAsync(row.Entity.Name, NpgsqlDbType.Text);
            await importer.WriteAsync(row.Id, NpgsqlDbType.Uuid);
            await importer.WriteAsync(row.Key, NpgsqlDbType.Text);
            await importer.WriteAsync(1L, NpgsqlDbType.Bigint);
            await importer.WriteAsync("created", NpgsqlDbType.Text);
            await importer.WriteAsync(origin.System, NpgsqlDbType.Text);
            await importer.WriteAsync(origin.RequestId, NpgsqlDbType.Text);
            await importer.WriteAsync(origin.TraceId, NpgsqlDbType.Text);
        }
        await importer.CompleteAsync();
    }

    private TypedParameters NewParameters()
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", _tenant);
        return parameters;
    }

    private Statement Inserts(TypedParameters parameters)
    {
        foreach (var (entity, rows) in _inserts)
        {
            var values = rows.ConvertAll(insert => insert.Row.Values());
            foreach (var column in Table.Of(entity).Columns)
            {
                parameters.Add(column.ParameterName, column.Parameter(values));
            }
        }
        var changes = _inserts.SelectMany(entity => entity.Rows).ToList();
        parameters.Add("changed_entity", changes.ConvertAll(insert => insert.Row.Entity.Name));
        parameters.Add("changed_id", changes.ConvertAll(insert => insert.Row.Id));
        parameters.Add("changed_key", changes.ConvertAll(insert => insert.Row.Key));
        parameters.Add("changed_origin", changes.ConvertAll(insert => insert.Origin.System));
        parameters.Add("changed_request", changes.ConvertAll(insert => insert.Origin.RequestId));
        parameters.Add("changed_trace", changes.ConvertAll(insert => insert.Origin.TraceId));
        var shape = string.Join(' ', _inserts.Select(insert => insert.Entity.Name));
        return InsertStatements.GetOrAdd(shape, _ => new(Inserts(_inserts.Select(insert => insert.Entity)), parameters.Names));
    }

    /// <summary>Builds one statement for all entities, so that their foreign keys are checked at its end.</summary>
    private static string Inserts(IEnumerable<Entity> entities) => $"""
        with {string.Concat(entities.Select(entity => $"new_{entity.Name} as (\n{Table.Of(entity).Insert}),\n"))}recorded as (
        insert into change_pending (tenant_id, entity, row_id, key, row_version, operation, origin, request_id, trace_id)
        select @tenant, entity, id, key, 1, 'created', origin, request, trace
        from unnest(@changed_entity::text[], @changed_id::uuid[], @changed_key::text[], @changed_origin::text[],
            @changed_request::text[], @changed_trace::text[])
            as changed (entity, id, key, origin, request, trace))
        {string.Join("\nunion all ", entities.Select(entity => $"select '{entity.Name}', id, modified_dateutc from new_{entity.Name}"))}
        """;

    /// <summary>Builds one statement per entity for the changes that match the filter, and adds its parameters.</summary>
    private IEnumerable<string> Updates(TypedParameters parameters, Func<FieldChange, bool> filter, string purpose)
    {
        var entities = _updates.Where(update => update.Row.Changes.Any(filter))
            .GroupBy(update => update.Row.Entity)
            .OrderBy(rows => _model.OrderOf(rows.Key));
        foreach (var entity in entities)
        {
            var rows = entity.GroupBy(update => update.Row.Id).OrderBy(row => row.Key)
                .Select(row => new ChangedRow(
                    row.Key,
                    row.Select(update => update.Row.ExpectedVersion).FirstOrDefault(version => version is not null),
                    Latest(row.SelectMany(update => update.Row.Changes).Where(filter)),
                    row.Last().Origin))
                .ToList();
            var columns = rows.SelectMany(row => row.Changes).Select(change => change.Field.Name).Distinct().Order(StringComparer.Ordinal);
            var parameter = $"{entity.Key.Name}_{purpose}";
            parameters.Add(parameter, ChangedRowJson.Write(rows));
            yield return Table.Of(entity.Key).Update(columns, parameter);
        }
    }

    /// <summary>Returns the last change of each field.</summary>
    private static List<FieldChange> Latest(IEnumerable<FieldChange> changes) =>
        [.. changes.GroupBy(change => change.Field).Select(same => same.Last())];

    /// <summary>
    /// Checks whether a change clears the default flag. A row must stop being the default before another row becomes the default; its other
    /// changes are written last, because they may refer to new rows.
    /// </summary>
    private static bool ClearsDefault(FieldChange change) => change.Field.IsSingleDefault && change.New is false;
}
