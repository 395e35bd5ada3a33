using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Infrastructure.Schema;

namespace WorkOrders.Integration.Tests.Access;

public sealed class MigrationTests
{
    [Test]
    public async Task Concurrent_instances_migrate_once()
    {
        await using var database = await TemporaryDatabase.Create();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => database.Migrate())));

        var scripts = EmbeddedFiles.Migrations().Select(script => script.Name);
        var applied = await database.Ask<string[]>("select array_agg(scriptname::text order by schemaversionsid) from schema_version");
        Assert.That(applied, Is.EqualTo(scripts));
    }

    [Test]
    public async Task Two_databases_on_one_server_can_be_migrated_concurrently()
    {
        await using var first = await TemporaryDatabase.Create();
        await using var second = await TemporaryDatabase.Create();
        await Task.WhenAll(Task.Run(() => first.Migrate()), Task.Run(() => second.Migrate()));
        Assert.That(await first.Ask<bool>("select to_regclass('tenant') is not null"), Is.True);
        Assert.That(await second.Ask<bool>("select to_regclass('tenant') is not null"), Is.True);
    }

    [Test]
    public async Task The_application_role_owns_nothing_and_is_not_a_superuser()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        Assert.That(
            await database.Ask<long>("select count(*) from pg_shdepend where deptype = 'o' and refobjid = 'workorders_app'::regrole"),
            Is.Zero);
        Assert.That(
            await database.Ask<bool>("""
                select rolsuper or rolcanlogin or rolcreaterole or rolcreatedb or rolbypassrls
                from pg_roles where rolname = 'workorders_app'
                """),
            Is.False);
    }

    [Test]
    public async Task The_pool_keeps_the_application_role_after_a_connection_reset()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        var pool = DatabaseConnection.Parse(database.ConnectionString + ";Maximum Pool Size=1;No Reset On Close=false", null);
        await using var source = NpgsqlDataSource.Create(pool.Application);
        for (var use = 0; use < 3; use++)
        {
            await using var connection = await source.OpenConnectionAsync();
            Assert.That(await connection.ExecuteScalarAsync<string>("select current_user"), Is.EqualTo("workorders_app"));
        }
    }

    [TestCase("insert into tenant (id, name) values (gen_random_uuid(), 'intruder')")]
    [TestCase("update api_user set disabled = false")]
    [TestCase("delete from schema_version")]
    [TestCase("create table mine (id int)")]
    public async Task The_application_role_may_not_execute(string statement)
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await using var source = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.ConnectionString, null).Application);
        await using var connection = await source.OpenConnectionAsync();
        Assert.That(
            () => connection.ExecuteAsync(statement),
            Throws.InstanceOf<PostgresException>().With.Property(nameof(PostgresException.SqlState))
                .EqualTo(PostgresErrorCodes.InsufficientPrivilege));
    }
}
