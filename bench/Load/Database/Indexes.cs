using Dapper;
using Npgsql;

namespace WorkOrders.Load.Database;

/// <summary>The indexes and constraints of tables, dropped while the tables are filled.</summary>
internal sealed class Indexes
{
    // Foreign keys come last, and are dropped first, because they depend on other keys. Not-null constraints, listed by PostgreSQL 18,
    // stay.
    private const string Constraints = """
        select conrelid::regclass::text as Table, conname as Name, pg_get_constraintdef(oid) as Definition
        from pg_constraint
        where (conrelid = any(@tables::regclass[]) or confrelid = any(@tables::regclass[]))
            and conparentid = 0 and contype in ('p', 'u', 'x', 'f', 'c')
        order by contype = 'f', conrelid, conname
        """;

    private const string OtherIndexes = """
        select indexrelid::regclass::text as Name, pg_get_indexdef(indexrelid) as Definition
        from pg_index
        where indrelid = any(@tables::regclass[])
            and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
        """;

    private readonly List<string> _statements = [];

    /// <summary>Drops the indexes and constraints of tables.</summary>
    public static async Task<Indexes> Drop(NpgsqlConnection admin, params string[] tables)
    {
        var dropped = new Indexes();
        var constraints = (await admin.QueryAsync<(string Table, string Name, string Definition)>(Constraints, new { tables })).AsList();
        foreach (var (table, name, _) in constraints.AsEnumerable().Reverse())
        {
            await admin.ExecuteAsync($"alter table {table} drop constraint \"{name}\"");
        }
        foreach (var (name, definition) in await admin.QueryAsync<(string, string)>(OtherIndexes, new { tables }))
        {
            await admin.ExecuteAsync($"drop index {name}");
            dropped._statements.Add(definition);
        }
        dropped._statements.InsertRange(
            0,
            constraints.Select(
                constraint => $"alter table {constraint.Table} add constraint \"{constraint.Name}\" {constraint.Definition}"));
        return dropped;
    }

    /// <summary>Recreates the indexes and constraints; PostgreSQL checks the stored rows against each constraint.</summary>
    public async Task Recreate(NpgsqlConnection admin, CancellationToken ct)
    {
        foreach (var statement in _statements)
        {
            await admin.ExecuteAsync(new CommandDefinition(statement, cancellationToken: ct));
        }
    }
}
