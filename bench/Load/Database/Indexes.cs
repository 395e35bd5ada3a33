using Dapper;
using Npgsql;

namespace WorkOrders.Load.Database;

/// <summary>The indexes and constraints of some tables, taken away while they are filled.</summary>
internal sealed class Indexes
{
    // Foreign keys last, and gone first: they lean on the keys of others. That columns are not null, which PostgreSQL 18 lists among them, stays.
    private const string Constraints = """
        select conrelid::regclass::text as Table, conname as Name, pg_get_constraintdef(oid) as Definition
        from pg_constraint
        where (conrelid = any(@tables::regclass[]) or confrelid = any(@tables::regclass[])) and conparentid = 0 and contype in ('p', 'u', 'x', 'f', 'c')
        order by contype = 'f', conrelid, conname
        """;

    private const string Others = """
        select indexrelid::regclass::text as Name, pg_get_indexdef(indexrelid) as Definition
        from pg_index
        where indrelid = any(@tables::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
        """;

    private readonly List<string> _make = [];

    /// <summary>Takes them away.</summary>
    public static async Task<Indexes> Drop(NpgsqlConnection admin, params string[] tables)
    {
        var dropped = new Indexes();
        var constraints = (await admin.QueryAsync<(string Table, string Name, string Definition)>(Constraints, new { tables })).AsList();
        foreach (var (table, name, _) in constraints.AsEnumerable().Reverse())
        {
            await admin.ExecuteAsync($"alter table {table} drop constraint \"{name}\"");
        }
        foreach (var (name, definition) in await admin.QueryAsync<(string, string)>(Others, new { tables }))
        {
            await admin.ExecuteAsync($"drop index {name}");
            dropped._make.Add(definition);
        }
        dropped._make.InsertRange(0, constraints.Select(constraint => $"alter table {constraint.Table} add constraint \"{constraint.Name}\" {constraint.Definition}"));
        return dropped;
    }

    /// <summary>Makes them again; what is stored is checked against each.</summary>
    public async Task Make(NpgsqlConnection admin, CancellationToken ct)
    {
        foreach (var statement in _make)
        {
            await admin.ExecuteAsync(new CommandDefinition(statement, cancellationToken: ct));
        }
    }
}
