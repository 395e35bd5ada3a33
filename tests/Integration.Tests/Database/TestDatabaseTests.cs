using Dapper;
using Npgsql;

namespace WorkOrders.Integration.Tests.Database;

public sealed class TestDatabaseTests
{
    private const string SelectServer =
        """
        select current_setting('server_version_num')::int as version,
               (select rolsuper from pg_catalog.pg_roles where rolname = current_user) as is_superuser,
               (select rolcreaterole from pg_catalog.pg_roles where rolname = current_user) as may_create_roles,
               pg_catalog.pg_get_userbyid(datdba) = current_user as owns_database
        from pg_catalog.pg_database
        where datname = current_database()
        """;

    [Test]
    public async Task The_server_is_PostgreSQL_15_or_newer_and_the_owner_is_an_ordinary_role()
    {
        await using var connection = new NpgsqlConnection(TestDatabase.OwnerConnectionString);

        var (version, isSuperuser, mayCreateRoles, ownsDatabase) = await connection.QuerySingleAsync<(int, bool, bool, bool)>(SelectServer);

        Assert.That(version, Is.GreaterThanOrEqualTo(150000));
        Assert.That(isSuperuser, Is.False);
        Assert.That(mayCreateRoles, Is.True);
        Assert.That(ownsDatabase, Is.True);
    }

    [TestCase("btree_gist")]
    [TestCase("btree_gin")]
    [TestCase("pg_trgm")]
    public async Task The_owner_can_create_the_extensions(string extension)
    {
        await using var connection = new NpgsqlConnection(await TestDatabase.CreateEmpty());

        await connection.ExecuteAsync($"create extension {extension}");

        Assert.That(
            await connection.ExecuteScalarAsync<bool>(
                "select exists (select from pg_catalog.pg_extension where extname = @extension)", new { extension }),
            Is.True);
    }
}
