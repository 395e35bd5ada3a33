using WorkOrders.Infrastructure.PostgresHosting;
using static WorkOrders.Integration.Tests.Embedded.TemporaryCluster;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>Normal operation of the embedded server.</summary>
internal sealed class EmbeddedPostgresTests
{
    [Test]
    public async Task Storage_is_durable_and_text_is_Unicode()
    {
        using var cluster = new TemporaryCluster();
        await using var server = await cluster.Start();

        var settings = await Ask<string>(server.ConnectionString, """
            select string_agg(current_setting(name), ' ' order by name)
            from unnest(array['data_checksums', 'fsync', 'full_page_writes', 'server_encoding', 'synchronous_commit']) name
            """);
        var lower = await Ask<string>(server.ConnectionString, "select lower('ÄÖÜ')");

        Assert.That(settings, Is.EqualTo("on on on UTF8 on"));
        Assert.That(lower, Is.EqualTo("äöü"));
    }

    [Test]
    public async Task The_owner_is_not_a_superuser_but_can_create_roles_and_extensions()
    {
        using var cluster = ClusterTemplate.Copy();
        await using var server = await cluster.Start();

        await Ask<object?>(
            server.ConnectionString, "create role workorders_app login; create extension btree_gist; create table t (id int)");
        var owner = await Ask<string>(server.ConnectionString, """
            select concat_ws(' ',
                current_user, rolsuper, rolcreaterole, current_database(),
                (select datdba = r.oid from pg_database where datname = current_database()))
            from pg_roles r where rolname = current_user
            """);

        Assert.That(owner, Is.EqualTo("workorders f t workorders t"));
    }

    [Test]
    public async Task Data_is_kept_between_runs()
    {
        using var cluster = ClusterTemplate.Copy();
        await using (var first = await cluster.Start())
        {
            await Ask<object?>(first.ConnectionString, "create table t as select 42 as answer");
        }

        Assert.That(File.Exists(PostmasterFile.PathIn(cluster.DataDirectory)), Is.False, "the server was stopped cleanly");

        await using var second = await cluster.Start();
        Assert.That(await Ask<int>(second.ConnectionString, "select answer from t"), Is.EqualTo(42));
    }

    [Test]
    public async Task One_process_can_run_servers_on_two_directories()
    {
        using var here = new TemporaryCluster();
        using var there = ClusterTemplate.Copy();
        var servers = await Task.WhenAll(here.Start(), there.Start());
        await using var one = servers[0];
        await using var other = servers[1];

        await Ask<object?>(one.ConnectionString, "create table t ()");

        Assert.That(await Ask<bool>(other.ConnectionString, "select to_regclass('t') is null"), Is.True);
    }

    [Test]
    public async Task A_path_too_long_for_a_socket_works_and_leaves_nothing_behind()
    {
        using var cluster = new TemporaryCluster();
        var before = SocketDirectories();
        var server = await Start(Path.Join(cluster.Directory, new string('x', 100), "of 'all' \"kinds\", ä"));
        try
        {
            Assert.That(await Ask<int>(server.ConnectionString, "select 1"), Is.EqualTo(1));
        }
        finally
        {
            await server.DisposeAsync();
        }
        Assert.That(SocketDirectories(), Is.EquivalentTo(before));

        static string[] SocketDirectories() => Directory.GetDirectories(Path.GetTempPath(), ServerAddress.TemporaryPrefix + "*");
    }

    [Test]
    public async Task A_private_directory_works_even_when_running_as_root()
    {
        var closed = Directory.CreateTempSubdirectory("workorders-closed-").FullName;
        var actual = Environment.IsPrivilegedProcess ? Path.Join(DataDirectory.Fallback, closed) : closed;
        try
        {
            await using var server = await Start(closed);

            Assert.That(await Ask<int>(server.ConnectionString, "select 1"), Is.EqualTo(1));
            Assert.That(Directory.Exists(Path.Join(actual, "postgres", "data")), Is.True, $"the data is in {actual}");
        }
        finally
        {
            Directory.Delete(actual, recursive: true);
            if (Directory.Exists(closed))
            {
                Directory.Delete(closed);
            }
        }
    }
}
