using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>A table has the columns of its entity, each of the right type, and none that the entity does not know.</summary>
public sealed class ColumnTests
{
    private const string Columns = """
        select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        from pg_attribute a
        where a.attrelid = quote_ident(@table)::regclass and a.attnum > 0 and not a.attisdropped
        """;

    private const string Nullable = """
        select a.attname::text
        from pg_attribute a
        where a.attrelid = quote_ident(@table)::regclass and a.attnum > 0 and not a.attisdropped and not a.attnotnull
        """;

    private static IEnumerable<Type> Records => typeof(EntityAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(EntityAttribute), inherit: false));

    [TestCaseSource(nameof(Records))]
    public async Task A_table_has_the_columns_of_its_entity_and_those_of_the_house(Type record)
    {
        var entity = Entity.Of(record);
        IEnumerable<string> wanted =
        [
            .. entity.Columns.Select(column => $"{column.Name} {TypeOf(column.Kind)}"),
            .. entity.IsShared ? [] : new[] { "tenant_id uuid" },
        ];
        Assert.That(await Ask(Columns, entity), Is.EquivalentTo(wanted));
    }

    [TestCaseSource(nameof(Records))]
    public async Task What_an_entity_requires_no_row_lacks(Type record)
    {
        var entity = Entity.Of(record);
        var required = entity.Columns.Where(column => column.IsRequired || column == entity.Id).Select(column => column.Name);
        Assert.That((await Ask(Nullable, entity)).Intersect(required), Is.Empty);
    }

    [Test]
    public async Task A_column_too_many_or_of_another_type_would_be_seen()
    {
        await using var scratch = new NpgsqlConnection(await TestDatabase.CreateEmpty());
        await scratch.ExecuteAsync("create table bad (id uuid primary key, due timestamp, more integer)");

        Assert.That(await scratch.QueryAsync<string>(Columns, new { table = "bad" }), Is.EqualTo(new[] { "id uuid", "due timestamp without time zone", "more integer" }));
        Assert.That(await scratch.QueryAsync<string>(Nullable, new { table = "bad" }), Is.EqualTo(new[] { "due", "more" }));
    }

    private static async Task<IEnumerable<string>> Ask(string sql, Entity entity)
    {
        await TestApi.Running; // has migrated it
        await using var connection = new NpgsqlConnection(TestDatabase.OwnerConnectionString);
        return await connection.QueryAsync<string>(sql, new { table = entity.Name });
    }

    private static string TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Guid => "uuid",
        FieldKind.Text => "text",
        FieldKind.Integer => "integer",
        FieldKind.Long => "bigint",
        FieldKind.Transaction => "xid8",
        FieldKind.Decimal => "numeric",
        FieldKind.Boolean => "boolean",
        FieldKind.Instant => "timestamp with time zone",
        FieldKind.List => "jsonb",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Such a field has no column."),
    };
}
