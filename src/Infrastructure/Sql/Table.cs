using System.Collections.Concurrent;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>The table of an entity: its statements follow from the entity's fields.</summary>
internal sealed class Table
{
    private static readonly ConcurrentDictionary<Entity, Table> Cache = new();

    private readonly Entity _entity;

    private Table(Entity entity)
    {
        _entity = entity;
        Name = Quote(entity.Name);
        Columns = [.. entity.Columns.Where(field => !field.IsGenerated).Select(field => Column.Of(entity, field))];
        var names = string.Join(", ", Columns.Select(column => column.Name));
        Insert = $"""
            insert into {Name} (tenant_id, {names})
            select @tenant, {string.Join(", ", Columns.Select(column => column.Expression))}
            from unnest({string.Join(", ", Columns.Select(column => $"@{column.ParameterName}::{column.Type}[]"))}) as sent ({names})
            returning id, modified_dateutc
            """;
        Copy = $"copy {Name} (tenant_id, {names}) from stdin (format binary)";
    }

    /// <summary>Its name, quoted where SQL needs it.</summary>
    public string Name { get; }

    /// <summary>The columns that are stored.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>
    /// Inserts the rows whose values the parameters hold, one array a column; returns the id and the time of writing of each.
    /// </summary>
    public string Insert { get; }

    /// <summary>Takes rows by binary COPY: the tenant, then every column.</summary>
    public string Copy { get; }

    /// <summary>The table of an entity.</summary>
    public static Table Of(Entity entity) => Cache.GetOrAdd(entity, static entity => new(entity));

    /// <summary>
    /// Updates these columns of the rows in a parameter, and records it in the change feed. The parameter is a list of objects with an
    /// <c>id</c>, the <c>version</c> the row must still have or null, the <c>changes</c>, the names of the changed <c>fields</c>, and the
    /// origin of the change; what a row does not change stays. Answers the id and the time of writing of each row.
    /// </summary>
    /// <remarks>
    /// A row of another version gets no version, which its column refuses: the whole transaction fails with 23502 on <c>row_version</c>.
    /// </remarks>
    public string Update(IEnumerable<string> columns, string parameter)
    {
        var changed = string.Join(", ", columns);
        return $"""
            with changed as (
                update {Name} t set
                    ({changed}, row_version, modified_dateutc, tx) = (
                        select {changed}, case when u.version is null or u.version = t.row_version then t.row_version + 1 end,
                            greatest(clock_timestamp(), t.modified_dateutc + interval '1 microsecond'), pg_current_xact_id()
                        from json_populate_record(t, u.changes))
                from json_to_recordset(@{parameter}::json)
                    as u (id uuid, version bigint, changes json, fields text[], origin text, request_id text, trace_id text)
                where t.tenant_id = @tenant and t.id = u.id
                returning t.id, {(_entity.Key == _entity.Id ? "null" : $"t.{_entity.Key.Name}")} as key, t.row_version, t.modified_dateutc,
                    u.fields, u.origin, u.request_id, u.trace_id),
            recorded as (
                insert into change_pending (tenant_id, entity, row_id, key, row_version, operation, fields, origin, request_id, trace_id)
                select @tenant, '{_entity.Name}', id, key, row_version, 'updated', fields, origin, request_id, trace_id from changed)
            select '{_entity.Name}', id, modified_dateutc from changed
            """;
    }

    /// <summary>A quoted name, because some are reserved words, such as <c>user</c>.</summary>
    public static string Quote(string name) => $"\"{name}\"";
}
