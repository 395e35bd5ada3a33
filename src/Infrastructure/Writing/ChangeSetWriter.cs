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
/// All that some units of work of one tenant write, in the one order in which it can be: what must give way first, then all new rows, then what changes of others,
/// kind by kind and row by row. Every row is told of in the change feed.
/// </summary>
internal sealed class ChangeSetWriter
{
    private static readonly ConcurrentDictionary<string, Statement> InsertsOf = new();

    private readonly Guid _tenant;
    private readonly List<(Entity Kind, List<(NewRow Row, RequestOrigin Origin)> Rows)> _inserts;
    private readonly List<(Row Row, RequestOrigin Origin)> _updates;
    private readonly Dictionary<(string Kind, Guid Id), Action<DateTimeOffset>> _stored;

    /// <summary>Orders what they write.</summary>
    public ChangeSetWriter(Guid tenant, IReadOnlyList<ChangeSet> units)
    {
        _tenant = tenant;
        _inserts = [.. units.SelectMany(unit => unit.Inserts, (unit, row) => (Row: row, unit.Origin))
            .GroupBy(insert => insert.Row.Entity)
            .OrderBy(rows => WriteOrder.Of(rows.Key))
            .Select(rows => (rows.Key, rows.OrderBy(insert => insert.Row.SortKey, StringComparer.Ordinal).ToList()))];
        _stored = units.SelectMany(unit => unit.Inserts).Where(row => row.Stored is not null).ToDictionary(row => (row.Entity.Name, row.Id), row => row.Stored!);
        _updates = [.. units.SelectMany(unit => unit.Updates, (unit, row) => (row, unit.Origin))];
    }

    /// <summary>Sends everything in one round trip and, outside of a transaction, commits it. All of it is stored, or none.</summary>
    public async Task Send(NpgsqlConnection connection)
    {
        var parameters = NewParameters();
        var inserts = _inserts.Count > 0 ? Inserts(parameters) : null;
        // Nearly always that is all.
        var (statement, sent) = inserts is not null && _updates.Count == 0
            ? (inserts.Sent, parameters.ByPlace())
            : (string.Join(";\n",
            [
                .. Updates(parameters, GivesWay, "yields"),
                .. inserts is null ? [] : new[] { inserts.Text },
                .. Updates(parameters, change => !GivesWay(change), "changes"),
            ]), parameters);
        await foreach (var row in connection.Read(statement, sent))
        {
            _stored.GetValueOrDefault((row.GetString(0), row.GetGuid(1)))?.Invoke(new(row.GetDateTime(2), TimeSpan.Zero));
        }
    }

    /// <summary>Writes everything in the transaction that is open, new rows by COPY: for many of them.</summary>
    public async Task Copy(NpgsqlConnection connection)
    {
        await Update(connection, GivesWay);
        foreach (var (kind, rows) in _inserts)
        {
            await Copy(connection, Table.Of(kind), rows.Select(insert => insert.Row.Values()));
        }
        await CopyChanges(connection);
        await Update(connection, change => !GivesWay(change));
    }

    private async Task Update(NpgsqlConnection connection, Func<FieldChange, bool> which)
    {
        var parameters = NewParameters();
        var statements = string.Join(";\n", Updates(parameters, which, "changes"));
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
        await using var importer = await connection.BeginBinaryImportAsync(
            "copy change_pending (tenant_id, entity, row_id, key, row_version, operation, origin, request_id, trace_id) from stdin (format binary)");
        foreach (var (row, origin) in _inserts.SelectMany(kind => kind.Rows))
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
        foreach (var (kind, rows) in _inserts)
        {
            var table = Table.Of(kind);
            var values = rows.ConvertAll(insert => insert.Row.Values());
            foreach (var column in table.Columns)
            {
                parameters.Add(column.ParameterName, column.Parameter(values));
            }
        }
        var told = _inserts.SelectMany(kind => kind.Rows).ToList();
        parameters.Add("told_entity", told.ConvertAll(insert => insert.Row.Entity.Name));
        parameters.Add("told_id", told.ConvertAll(insert => insert.Row.Id));
        parameters.Add("told_key", told.ConvertAll(insert => insert.Row.Key));
        parameters.Add("told_origin", told.ConvertAll(insert => insert.Origin.System));
        parameters.Add("told_request", told.ConvertAll(insert => insert.Origin.RequestId));
        parameters.Add("told_trace", told.ConvertAll(insert => insert.Origin.TraceId));
        return InsertsOf.GetOrAdd(string.Join(' ', _inserts.Select(kind => kind.Kind.Name)), _ => new(Inserts(_inserts.Select(kind => kind.Kind)), parameters.Names));
    }

    /// <summary>One statement for all kinds: their foreign keys are checked at its end.</summary>
    private static string Inserts(IEnumerable<Entity> kinds) => $"""
        with {string.Concat(kinds.Select(kind => $"new_{kind.Name} as (\n{Table.Of(kind).Insert}),\n"))}told as (
        insert into change_pending (tenant_id, entity, row_id, key, row_version, operation, origin, request_id, trace_id)
        select @tenant, entity, id, key, 1, 'created', origin, request, trace
        from unnest(@told_entity::text[], @told_id::uuid[], @told_key::text[], @told_origin::text[], @told_request::text[], @told_trace::text[])
            as told (entity, id, key, origin, request, trace))
        {string.Join("\nunion all ", kinds.Select(kind => $"select '{kind.Name}', id, modified_dateutc from new_{kind.Name}"))}
        """;

    /// <summary>Those of the changes, as one statement a kind.</summary>
    private IEnumerable<string> Updates(TypedParameters parameters, Func<FieldChange, bool> which, string purpose)
    {
        foreach (var kind in _updates.Where(update => update.Row.Changes.Any(which)).GroupBy(update => update.Row.Entity).OrderBy(rows => WriteOrder.Of(rows.Key)))
        {
            var rows = kind.GroupBy(update => update.Row.Id).OrderBy(row => row.Key)
                .Select(row => new ChangedRow(row.Key, Latest(row.SelectMany(update => update.Row.Changes).Where(which)), row.Last().Origin)).ToList();
            var columns = rows.SelectMany(row => row.Changes).Select(change => change.Field.Name).Distinct().Order(StringComparer.Ordinal);
            var parameter = $"{kind.Key.Name}_{purpose}";
            parameters.Add(parameter, RowJson.Changes(rows));
            yield return Table.Of(kind.Key).Update(columns, parameter);
        }
    }

    /// <summary>What is said last of a field counts.</summary>
    private static List<FieldChange> Latest(IEnumerable<FieldChange> changes) => [.. changes.GroupBy(change => change.Field).Select(same => same.Last())];

    /// <summary>A row that stops being the default makes way for the one that becomes it; whatever else changes of it may refer to rows that come first.</summary>
    private static bool GivesWay(FieldChange change) => change is { Field.Name: "is_default", New: false };
}
