using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>A table has exactly the columns of its entity, with the right types.</summary>
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

    private static IEnumerable<Type> Records =>
        typeof(EntityAttribute).Assembly.GetTypes().Where(type => type.IsDefined(typeof(EntityAttribute), inherit: false));

    [TestCaseSource(nameof(Records))]
    public async Task A_table_has_the_columns_of_its_entity_and_the_standard_ones(Type record)
    {
        var entity = Entity.Of(record);
        IEnumerable<string> expected =
        [
            .. entity.Columns.Select(column => $"{column.Name} {TypeOf(column.Kind)}"),
            .. entity.IsShared ? [] : new[] { "tenant_id uuid" },
        ];
        Assert.That(await Query(Columns, entity), Is.EquivalentTo(expected));
    }

    [TestCaseSource(nameof(Records))]
    public async Task Required_fields_are_not_nullable(Type record)
    {
        var entity = Entity.Of(record);
        var required = entity.Columns.Where(column => column.IsRequired || column == entity.Id).Select(column => column.Name);
        Assert.That((await Query(Nullable, entity)).Intersect(required), Is.Empty);
    }

    [Test]
    public async Task An_extra_column_or_another_type_is_detected()
    {
        await using var scratch = new NpgsqlConnection(await TestDatabase.CreateEmpty());
        await scratch.ExecuteAsync("create table bad (id uuid primary key, due timestamp, more integer)");

        Assert.That(await scratch.QueryAsync<string>(Columns, new { table = "bad" }),
            Is.EqualTo(new[] { "id uuid", "due timestamp without time zone", "more integer" }));
        Assert.That(await scratch.QueryAsync<string>(Nullable, new { table = "bad" }), Is.EqualTo(new[] { "due", "more" }));
    }

    private static async Task<IEnumerable<string>> Query(string sql, Entity entity)
    {
        await TestApi.Running; // Migrates the database.
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
        FieldKind.Date => "date",
        FieldKind.TimeOfDay => "time without time zone",
        FieldKind.List => "jsonb",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A field of this kind has no column."),
    };
}
