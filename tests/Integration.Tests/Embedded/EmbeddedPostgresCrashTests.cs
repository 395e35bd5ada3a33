using System.Diagnostics;
using WorkOrders.Infrastructure.PostgresHosting;
using static WorkOrders.Integration.Tests.Embedded.TemporaryCluster;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>The embedded server when processes are killed with <c>kill -9</c>.</summary>
internal sealed class EmbeddedPostgresCrashTests
{
    [Test]
    public async Task A_killed_server_restarts_with_all_committed_data()
    {
        using var cluster = ClusterTemplate.Copy();
        await using var server = await cluster.Start();
        var connectionString = server.ConnectionString;
        await Ask<object?>(connectionString, "create table t as select 42 as answer");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var killed = cluster.PostmasterId;
            Kill(killed);

            Assert.That(await AskUntilAvailable<int>(connectionString, "select answer from t"), Is.EqualTo(42));
            Assert.That(cluster.PostmasterId, Is.Not.EqualTo(killed));
        }
        Assert.That(server.ConnectionString, Is.EqualTo(connectionString));
    }

    [Test]
    public async Task A_killed_server_restarts_while_a_session_is_still_running()
    {
        using var cluster = ClusterTemplate.Copy();
        await using var server = await cluster.Start();
        var busy = Ask<object?>(server.ConnectionString, "select count(*) from generate_series(1, 20000000) a");

        Kill(cluster.PostmasterId);

        Assert.That(await AskUntilAvailable<int>(server.ConnectionString, "select 1"), Is.EqualTo(1));
        await ((Task)busy).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Test]
    public async Task A_server_orphaned_by_a_killed_API_is_replaced_without_data_loss()
    {
        using var cluster = ClusterTemplate.Copy();
        using (var host = await KillableHost.Start(cluster.Directory))
        {
            await Ask<object?>(host.ConnectionString, "create table t as select 42 as answer");
        }
        var orphan = cluster.PostmasterId;
        Assert.That(() => Process.GetProcessById(orphan).Dispose(), Throws.Nothing, "the server outlived its API");

        await using var server = await cluster.Start();

        Assert.That(await Ask<int>(server.ConnectionString, "select answer from t"), Is.EqualTo(42));
        Assert.That(cluster.PostmasterId, Is.Not.EqualTo(orphan));
    }

    [Test]
    public async Task A_stale_pid_file_does_not_prevent_a_start()
    {
        using var cluster = ClusterTemplate.Copy();
        using (var host = await KillableHost.Start(cluster.Directory))
        {
            await Ask<object?>(host.ConnectionString, "create table t as select 42 as answer");
        }
        Kill(cluster.PostmasterId);

        await using var server = await cluster.Start();

        Assert.That(await Ask<int>(server.ConnectionString, "select answer from t"), Is.EqualTo(42));
    }

    [Test]
    public async Task A_pid_file_that_names_an_unrelated_process_is_ignored()
    {
        using var cluster = ClusterTemplate.Copy();
        await (await cluster.Start()).DisposeAsync();
        var stranger = $"{Environment.ProcessId}";
        await File.WriteAllLinesAsync(
            Path.Join(cluster.DataDirectory, "postmaster.pid"),
            [stranger, cluster.DataDirectory, "1", "5432", Path.Join(cluster.Directory, "postgres"), "", ""]);
        await File.WriteAllLinesAsync(
            Path.Join(cluster.Directory, "postgres", ".s.PGSQL.5432.lock"), [stranger, cluster.DataDirectory, "1", "5432", ""]);

        await using var server = await cluster.Start();

        Assert.That(await Ask<int>(server.ConnectionString, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_cluster_left_half_initialized_by_a_kill_is_created_again()
    {
        using var cluster = new TemporaryCluster();
        using (var host = KillableHost.Launch(cluster.Directory))
        {
            while (Unfinished().Length == 0)
            {
                await Task.Delay(10);
            }
            host.Kill();
            await host.WaitForExitAsync();
        }
        Assert.That(Directory.Exists(cluster.DataDirectory), Is.False, "the process was killed before the cluster was complete");

        await using var server = await cluster.Start();

        Assert.That(await Ask<int>(server.ConnectionString, "select 1"), Is.EqualTo(1));
        Assert.That(Unfinished(), Is.Empty);

        string[] Unfinished() =>
            Directory.Exists(cluster.Directory)
                ? Directory.GetDirectories(cluster.Directory, "unfinished-*", SearchOption.AllDirectories)
                : [];
    }

    [TestCase(10)]
    [TestCase(60)]
    [TestCase(120)]
    public async Task A_canceled_start_leaves_nothing_running(int milliseconds)
    {
        using var cluster = ClusterTemplate.Copy();
        using var cancellation = new CancellationTokenSource(milliseconds);
        var watch = Stopwatch.StartNew();
        var start = cluster.Start(ct: cancellation.Token);
        await ((Task)start).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (start.IsCompletedSuccessfully)
        {
            await (await start).DisposeAsync();
        }

        Assert.That(PostmasterFile.Read(cluster.DataDirectory), Is.Null);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "a server that was only just launched is stopped as well");
        await using var next = await cluster.Start();
        Assert.That(await Ask<int>(next.ConnectionString, "select 1"), Is.EqualTo(1));
    }

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }
}
