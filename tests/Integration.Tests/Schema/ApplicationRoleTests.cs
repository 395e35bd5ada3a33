using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace WorkOrders.Integration.Tests.Schema;

/// <summary>The application uses its own database role, which may only read and write rows.</summary>
public sealed class ApplicationRoleTests
{
    [Test]
    public async Task The_application_and_the_owner_are_two_roles()
    {
        await using var application = await Connect();
        var (role, owner) = await application.QuerySingleAsync<(string, string)>(
            "select current_user::text, pg_get_userbyid(relowner)::text from pg_class where oid = 'jobs'::regclass");
        Assert.That((role, owner), Is.EqualTo(("workorders_app", "workorders_owner")));
    }

    [TestCase("truncate job_planning")]
    [TestCase("create table more (id uuid)")]
    [TestCase("drop table job_planning")]
    [TestCase("alter table jobs add column more text")]
    [TestCase("create role more")]
    [TestCase("create database more")]
    [TestCase("update tenant set name = 'mine'")]
    [TestCase("insert into api_key (tenant_id, id, label, sha256) select id, id, 'mine', sha256('mine') from tenant")]
    [TestCase("delete from schema_version")]
    public async Task The_application_role_may_not_execute(string statement)
    {
        await using var application = await Connect();
        var exception = await Assert.ThrowsAsync<PostgresException>(() => application.ExecuteAsync(statement));
        Assert.That(exception!.SqlState, Is.EqualTo(PostgresErrorCodes.InsufficientPrivilege));
    }

    private static async Task<NpgsqlConnection> Connect() =>
        await (await TestApi.Running).Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
}
