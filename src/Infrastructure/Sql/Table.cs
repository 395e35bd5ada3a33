using System.Collections.Concurrent;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>The table of an entity; its statements are generated from the entity's fields.</summary>
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

    /// <summary>The quoted table name.</summary>
    public string Name { get; }

    /// <summary>The columns that are written; generated columns are excluded.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>
    /// The statement that inserts rows from parameters with one array per column. It returns the id and the modification time of each row.
    /// </summary>
    public string Insert { get; }

    /// <summary>The binary COPY statement that inserts rows: first the tenant, then every column.</summary>
    public string Copy { get; }

    /// <summary>Returns the table of an entity.</summary>
    public static Table Of(Entity entity) => Cache.GetOrAdd(entity, static entity => new(entity));

    /// <summary>
    /// Builds the statement that updates columns of the rows in a parameter and records the changes in the change feed. The parameter is a
    /// JSON array of objects with the <c>id</c>, the <c>version</c> that the row must still have or null, the <c>changes</c>, the names of
    /// the changed <c>fields</c>, and the origin of the change; other fields keep their values. The statement returns the entity name, the
    /// id and the modification time of each row.
    /// </summary>
    /// <remarks>
    /// For a row of another version, the new version is null, which the column does not allow: the whole transaction then fails with the
    /// error 23502 on <c>row_version</c>.
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

    /// <summary>Quotes a name, because some names are reserved words, such as <c>user</c>.</summary>
    public static string Quote(string name) => $"\"{name}\"";
}
