using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Integration.Tests.Access;

public sealed class OwnerPrivilegesTests
{
    private readonly string _owner = "owner_" + Guid.NewGuid().ToString("n");
    private readonly string _login = "login_" + Guid.NewGuid().ToString("n");

    [SetUp]
    public async Task AddRoles()
    {
        await using (await TemporaryDatabase.CreateMigrated())
        {
            await TemporaryDatabase.RunOnServer($"create role {_owner} login password 'secret'");
            await TemporaryDatabase.RunOnServer($"create role {_login} login password 'secret'");
        }
    }

    [TearDown]
    public async Task DropRoles() => await TemporaryDatabase.RunOnServer($"drop role {_owner}; drop role {_login}");

    [Test]
    public async Task Missing_privileges_are_reported_as_statements_that_grant_them()
    {
        await using var database = await TemporaryDatabase.Create();
        var exception = (await Assert.ThrowsAsync<DatabaseSetupException>(() => database.Migrate(_owner)))!;
        var needed = exception.Message[(exception.Message.IndexOf("Needed: ", StringComparison.Ordinal) + 8)..];
        Assert.That(needed, Is.EqualTo(
            $"grant workorders_app to \"{_owner}\"; grant create on schema public to \"{_owner}\"; "
            + "create extension btree_gist; create extension btree_gin; create extension pg_trgm;"));
        Assert.That(await database.Ask<bool>("select to_regclass('tenant') is null"), Is.True);

        await database.Run(needed);
        await database.Migrate(_owner);
        Assert.That(await database.Ask<bool>("select to_regclass('tenant') is not null"), Is.True);
    }

    [Test]
    public async Task A_role_that_owns_the_database_and_has_the_admin_option_can_migrate()
    {
        await TemporaryDatabase.RunOnServer($"grant workorders_app to {_owner} with admin option");
        await using var database = await TemporaryDatabase.Create(_owner);
        await database.Migrate(_owner);
        await using var source = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.ConnectionStringFor(_owner), null).Application);
        await using var connection = await source.OpenConnectionAsync();
    }

    [Test]
    public async Task A_separate_application_login_gets_only_the_application_role()
    {
        await TemporaryDatabase.RunOnServer($"grant workorders_app to {_owner} with admin option");
        await using var database = await TemporaryDatabase.Create(_owner);
        await database.Migrate(_owner, applicationLogin: _login);
        Assert.That(await database.Ask<bool>($"select pg_has_role('{_login}', 'workorders_app', 'member')"), Is.True);
        Assert.That(await database.Ask<bool>($"select pg_has_role('{_login}', '{_owner}', 'member')"), Is.False);
        await TemporaryDatabase.RunOnServer($"revoke workorders_app from {_login} granted by {_owner}");
    }
}
