using System.Collections.Concurrent;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Sql;

/// <summary>The table of an entity; its statements are generated from the entity's fields.</summary>
internal sealed class Table
{
    private static readonly ConcurrentDictionary<Entity, Table> Cache = new();

    private const string ChangeColumns =
        "tenant_id, entity, row_id, key, row_version, operation, origin, request_id, trace_id, changed_by, reason";

    private const string SentOrigin = "s.origin, s.request_id, s.trace_id, s.changed_by, s.reason";

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

    private string KeyColumn => _entity.Key == _entity.Id ? "null::text" : $"t.{_entity.Key.Name}";

    /// <summary>Returns the table of an entity.</summary>
    public static Table Of(Entity entity) => Cache.GetOrAdd(entity, static entity => new(entity));

    /// <summary>
    /// Builds the statement that updates columns of the rows in a parameter and records the changes in the change feed. The parameter is a
    /// JSON array of objects with the <c>id</c>, the <c>version</c> that the row must still have or null, the <c>changes</c>, the names of
    /// the changed <c>fields</c>, the <c>reason</c>, and the origin of the change; other fields keep their values. The statement returns
    /// the entity name, the id and the modification time of each row.
    /// </summary>
    /// <remarks>
    /// For a row that does not exist or has another version, the new version is null, which the column does not allow: the whole
    /// transaction then fails with the error 23502 on <c>row_version</c>. The rows are locked before they are read, so that the recorded
    /// values are those that really changed, even if another transaction has changed the row since it was looked up.
    /// </remarks>
    /// <param name="columns">The columns of all changed fields.</param>
    /// <param name="isUniform">Whether the same fields of all rows change; otherwise, each row keeps its fields apart.</param>
    /// <param name="parameter">The name of the parameter with the rows.</param>
    public string Update(IReadOnlyCollection<string> columns, bool isUniform, string parameter)
    {
        var list = string.Join(", ", columns);
        // The lock that the update takes: a weaker one would have to be upgraded, which may deadlock.
        var strength = columns.Contains(_entity.Key.Name) ? "update" : "no key update";
        var values = $"(select to_jsonb(v) from (select {string.Join(", ", columns.Select(column => $"t.{column}"))}) v)";
        return $"""
            with sent as ({Sent(parameter)}),
            before as (
                select t.id, {values} as old_values from sent s join {Name} t on t.tenant_id = @tenant and t.id = s.id
                for {strength} of t),
            changed as (
                update {Name} t set
                    ({list}, row_version, modified_dateutc, tx) = (
                        select {list}, case when s.version is null or s.version = t.row_version then t.row_version + 1 end,
                            greatest(clock_timestamp(), t.modified_dateutc + interval '1 microsecond'), pg_current_xact_id()
                        from json_populate_record(t, s.changes))
                from sent s join before b on b.id = s.id
                where t.tenant_id = @tenant and t.id = s.id
                returning t.id, {KeyColumn} as key, t.row_version, t.modified_dateutc, b.old_values, {values} as new_values),
            recorded as (
                insert into change_pending ({ChangeColumns}, fields, old_values, new_values)
                select @tenant, '{_entity.Name}', s.id, c.key, c.row_version, 'updated', {SentOrigin}, s.fields,
                    {OfSentFields("c.old_values", isUniform)}, {OfSentFields("c.new_values", isUniform)}
                from sent s left join changed c on c.id = s.id)
            select '{_entity.Name}', id, modified_dateutc from changed
            """;
    }

    /// <summary>
    /// Builds the statement that deletes the rows in a parameter, which has the format of <see cref="Update"/>, and records the changes in
    /// the change feed with all values of the rows. A row that does not exist or has another version makes the transaction fail as an
    /// update does.
    /// </summary>
    public string Delete(string parameter) => $"""
        with sent as ({Sent(parameter)}),
        deleted as (
            delete from {Name} t using sent s where t.tenant_id = @tenant and t.id = s.id
            returning t.id, {KeyColumn} as key, t.row_version + 1 as row_version, t.modified_dateutc, to_jsonb(t) as old_values),
        recorded as (
            insert into change_pending ({ChangeColumns}, old_values)
            select @tenant, '{_entity.Name}', s.id, d.key,
                case when s.version is null or s.version + 1 = d.row_version then d.row_version end, 'deleted', {SentOrigin},
                jsonb_strip_nulls(d.old_values - array['tenant_id', 'row_version', 'modified_dateutc', 'tx'])
            from sent s left join deleted d on d.id = s.id)
        select '{_entity.Name}', id, modified_dateutc from deleted
        """;

    /// <summary>
    /// Builds the statement that updates a field to the value that other rows determine, and records the changes in the change feed. Rows
    /// whose determining row has no value stay as they are. The parameter has the format of <see cref="Update"/>. The statement returns
    /// nothing, because very many rows may refer to one.
    /// </summary>
    /// <param name="determined">The field.</param>
    /// <param name="parameter">The parameter with the determining rows, or with the rows to update.</param>
    /// <param name="ofSources">Whether the parameter contains the determining rows, and all rows that refer to them are updated.</param>
    /// <param name="locks">Whether other transactions cannot change the determining rows until this transaction ends.</param>
    public string Follow(DeterminedField determined, string parameter, bool ofSources, bool locks)
    {
        var (field, reference, target) = (determined.Field.Name, determined.Reference.Id.Name, determined.Reference.Target);
        var sources = ofSources
            ? "select s.id from sent s"
            : $"select distinct t.{reference} from sent s {Each("t.id = s.id")}";
        // The locks also prevent the planner from merging the lookups: the statistics of a growing table would suggest to read all of it.
        var following = ofSources
            ? $"source d join sent s on s.id = d.id {Each($"t.{reference} = d.id", "order by t.id for no key update")}"
            : $"sent s {Each("t.id = s.id", "for no key update")} join source d on d.id = t.{reference}";
        return $"""
            with sent as ({Sent(parameter)}),
            source as (
                select d.id, d.{determined.Source} as value from ({sources}) as wanted (id) cross join lateral (
                    select * from {Quote(target.Name)} d where {(target.IsShared ? "" : "d.tenant_id = @tenant and ")}d.id = wanted.id
                    {(locks ? "for share" : "offset 0")}) d),
            before as (
                select t.id, t.{field} as old_value, d.value as new_value, {SentOrigin}
                from {following}
                where d.value is not null and t.{field} is distinct from d.value),
            changed as (
                update {Name} t set {field} = s.new_value, row_version = t.row_version + 1,
                    modified_dateutc = greatest(clock_timestamp(), t.modified_dateutc + interval '1 microsecond'), tx = pg_current_xact_id()
                from before s
                where t.tenant_id = @tenant and t.id = s.id
                returning t.id, {KeyColumn} as key, t.row_version, s.old_value, s.new_value, {SentOrigin}),
            recorded as (
                insert into change_pending ({ChangeColumns}, fields, old_values, new_values)
                select @tenant, '{_entity.Name}', s.id, s.key, s.row_version, 'updated', {SentOrigin}, array['{field}'],
                    jsonb_build_object('{field}', s.old_value), jsonb_build_object('{field}', s.new_value)
                from changed s)
            select from changed where false
            """;
    }

    /// <summary>Returns the SQL that looks up the rows of this table separately for each row of a query.</summary>
    private string Each(string condition, string ending = "offset 0") =>
        $"cross join lateral (select * from {Name} t where t.tenant_id = @tenant and {condition} {ending}) t";

    /// <summary>Quotes a name, because some names are reserved words, such as <c>user</c>.</summary>
    public static string Quote(string name) => $"\"{name}\"";

    private static string OfSentFields(string values, bool isUniform) => isUniform
        ? values
        : $"(select jsonb_object_agg(f, {values} -> f) from unnest(s.fields) f)";

    private static string Sent(string parameter) => $"""
        select * from json_to_recordset(@{parameter}::json) as s (id uuid, version bigint, changes json, fields text[], reason text,
            origin text, request_id text, trace_id text, changed_by text)
        """;
}
