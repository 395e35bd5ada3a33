using System.Collections.Concurrent;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Writing;

/// <summary>
/// Writes the changes of several units of work of one tenant in the only order that works: first rows that stop being the default, then all
/// new rows, then the other changes, entity by entity and row by row, and last the deletes. Every row is recorded in the change feed.
/// </summary>
internal sealed class ChangeSetWriter
{
    private static readonly ConcurrentDictionary<string, Statement> InsertStatements = new();

    private readonly Guid _tenant;
    private readonly List<(Entity Entity, List<(NewRow Row, RequestOrigin Origin)> Rows)> _inserts;
    private readonly ChangeStatements _changes;
    private readonly Dictionary<(string Entity, Guid Id), Action<DateTimeOffset>> _onStored = [];

    /// <summary>Sorts the changes of the units of work.</summary>
    public ChangeSetWriter(EntityModel model, Guid tenant, IReadOnlyList<ChangeSet> units)
    {
        _tenant = tenant;
        _inserts = [.. units.SelectMany(unit => unit.Inserts, (unit, row) => (Row: row, unit.Origin))
            .GroupBy(insert => insert.Row.Entity)
            .OrderBy(rows => model.OrderOf(rows.Key))
            .Select(rows => (rows.Key, rows.OrderBy(insert => insert.Row.SortKey, StringComparer.Ordinal).ToList()))];
        _changes = new(model, units);
        foreach (var row in units.SelectMany(unit => unit.Inserts))
        {
            NotifyWhenStored(row.Entity, row.Id, row.Stored);
        }
        foreach (var row in units.SelectMany(unit => unit.Updates))
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
        var (statement, sent) = inserts is not null && _changes.IsEmpty
            ? (inserts.PositionalSql, parameters.UsePositions())
            : (string.Join(";\n",
            [
                .. _changes.BeforeInserts(parameters),
                .. inserts is null ? [] : new[] { inserts.NamedSql },
                .. _changes.AfterInserts(parameters, locks: true),
            ]), parameters);
        await foreach (var row in connection.Read(statement, sent))
        {
            _onStored.GetValueOrDefault((row.GetString(0), row.GetGuid(1)))?.Invoke(new(row.GetDateTime(2), TimeSpan.Zero));
        }
    }

    /// <summary>Writes everything in the open transaction. Inserts new rows with COPY, which is efficient for many rows.</summary>
    public async Task Copy(NpgsqlConnection connection)
    {
        await Execute(connection, _changes.BeforeInserts);
        foreach (var (entity, rows) in _inserts)
        {
            await RowCopy.Rows(connection, _tenant, Table.Of(entity), rows.Select(insert => insert.Row.Values()));
        }
        await RowCopy.Creations(connection, _tenant, _inserts.SelectMany(entity => entity.Rows));
        await Execute(connection, parameters => _changes.AfterInserts(parameters, locks: false));
    }

    private void NotifyWhenStored(Entity entity, Guid id, Action<DateTimeOffset>? onStored)
    {
        if (onStored is not null)
        {
            _onStored[(entity.Name, id)] = _onStored.GetValueOrDefault((entity.Name, id)) + onStored;
        }
    }

    private async Task Execute(NpgsqlConnection connection, Func<TypedParameters, IEnumerable<string>> build)
    {
        var parameters = NewParameters();
        var statements = string.Join(";\n", build(parameters));
        if (statements.Length > 0)
        {
            await connection.ExecuteAsync(statements, parameters);
        }
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
        parameters.Add("changed_by", changes.ConvertAll(insert => insert.Origin.ChangedBy));
        var shape = string.Join(' ', _inserts.Select(insert => insert.Entity.Name));
        return InsertStatements.GetOrAdd(shape, _ => new(Inserts(_inserts.Select(insert => insert.Entity)), parameters.Names));
    }

    /// <summary>Builds one statement for all entities, so that their foreign keys are checked at its end.</summary>
    private static string Inserts(IEnumerable<Entity> entities) => $"""
        with {string.Concat(entities.Select(entity => $"new_{entity.Name} as (\n{Table.Of(entity).Insert}),\n"))}recorded as (
        insert into change_pending (tenant_id, entity, row_id, key, row_version, operation, origin, request_id, trace_id, changed_by)
        select @tenant, entity, id, key, 1, 'created', origin, request, trace, by
        from unnest(@changed_entity::text[], @changed_id::uuid[], @changed_key::text[], @changed_origin::text[],
            @changed_request::text[], @changed_trace::text[], @changed_by::text[])
            as changed (entity, id, key, origin, request, trace, by))
        {string.Join("\nunion all ", entities.Select(entity => $"select '{entity.Name}', id, modified_dateutc from new_{entity.Name}"))}
        """;
}
