using System.Collections.Concurrent;
using WorkOrders.Application.Contract;

namespace WorkOrders.Infrastructure.Database;

/// <summary>The table of an entity: its statements follow from the entity's fields. Rows travel as JSON, so that one statement takes any number of them.</summary>
internal sealed class Table
{
    private static readonly ConcurrentDictionary<Entity, Table> Known = new();

    private readonly Entity _entity;

    private Table(Entity entity)
    {
        _entity = entity;
        Name = Quote(entity.Name);
        var columns = string.Join(", ", entity.Columns.Select(column => column.Name));
        Insert = $"""
            insert into {Name} (tenant_id, {columns})
            select @tenant, {columns} from json_populate_recordset(null::{Name}, @{InsertParameter}::json)
            returning id, modified_dateutc
            """;
    }

    /// <summary>Its name, quoted where SQL needs it.</summary>
    public string Name { get; }

    /// <summary>Inserts the rows of <see cref="InsertParameter"/>; returns the id and the time of writing of each.</summary>
    public string Insert { get; }

    /// <summary>The parameter that takes new rows.</summary>
    public string InsertParameter => $"{_entity.Name}_new";

    /// <summary>The table of an entity.</summary>
    public static Table Of(Entity entity) => Known.GetOrAdd(entity, static entity => new(entity));

    /// <summary>Updates these columns of the rows in a parameter: a list of objects with an <c>id</c> and the <c>changes</c>; what a row does not change stays.</summary>
    public string Update(IEnumerable<string> columns, string parameter)
    {
        var changed = string.Join(", ", columns);
        return $"""
            update {Name} t set
                ({changed}, row_version, modified_dateutc, tx) = (
                    select {changed}, t.row_version + 1, greatest(clock_timestamp(), t.modified_dateutc + interval '1 microsecond'), pg_current_xact_id()
                    from json_populate_record(t, u.changes))
            from json_to_recordset(@{parameter}::json) as u (id uuid, changes json)
            where t.tenant_id = @tenant and t.id = u.id
            """;
    }

    /// <summary>A name as SQL takes it: <c>user</c> is a reserved word.</summary>
    public static string Quote(string name) => name == "user" ? "\"user\"" : name;
}
