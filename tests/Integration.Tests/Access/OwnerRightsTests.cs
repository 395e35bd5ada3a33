using Npgsql;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Integration.Tests.Access;

public sealed class OwnerRightsTests
{
    private readonly string _owner = "owner_" + Guid.NewGuid().ToString("n");
    private readonly string _login = "login_" + Guid.NewGuid().ToString("n");

    [SetUp]
    public async Task AddRoles()
    {
        await using (await AccessDatabase.CreateMigrated())
        {
            await AccessDatabase.RunOnServer($"create role {_owner} login password 'secret'; create role {_login} login password 'secret'");
        }
    }

    [TearDown]
    public async Task DropRoles() => await AccessDatabase.RunOnServer($"drop role {_owner}; drop role {_login}");

    [Test]
    public async Task An_owner_without_rights_is_told_what_to_grant_and_that_is_enough()
    {
        await using var database = await AccessDatabase.Create();
        var refusal = (await Assert.ThrowsAsync<DatabaseSetupException>(() => database.Migrate(_owner)))!;
        var needed = refusal.Message[(refusal.Message.IndexOf("Needed: ", StringComparison.Ordinal) + 8)..];
        Assert.That(needed, Is.EqualTo($"grant workorders_app to \"{_owner}\"; grant create on schema public to \"{_owner}\"; create extension btree_gist;"));
        Assert.That(await database.Ask<bool>("select to_regclass('tenant') is null"), Is.True);

        await database.Run(needed);
        await database.Migrate(_owner);
        Assert.That(await database.Ask<bool>("select to_regclass('tenant') is not null"), Is.True);
    }

    [Test]
    public async Task An_ordinary_role_that_owns_the_database_and_may_grant_needs_no_help()
    {
        await AccessDatabase.RunOnServer($"grant workorders_app to {_owner} with admin option");
        await using var database = await AccessDatabase.Create(_owner);
        await database.Migrate(_owner);
        await using var source = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.As(_owner), null).Application);
        await using var connection = await source.OpenConnectionAsync();
    }

    [Test]
    public async Task Where_the_logins_are_separate_the_applications_is_given_the_role_and_nothing_else()
    {
        await AccessDatabase.RunOnServer($"grant workorders_app to {_owner} with admin option");
        await using var database = await AccessDatabase.Create(_owner);
        await database.Migrate(_owner, applicationLogin: _login);
        Assert.That(await database.Ask<bool>($"select pg_has_role('{_login}', 'workorders_app', 'member')"), Is.True);
        Assert.That(await database.Ask<bool>($"select pg_has_role('{_login}', '{_owner}', 'member')"), Is.False);
        await AccessDatabase.RunOnServer($"revoke workorders_app from {_login} granted by {_owner}");
    }
}
