using System.Diagnostics;
using WorkOrders.Infrastructure.PostgresHosting;
using static WorkOrders.Integration.Tests.Embedded.TemporaryCluster;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>The embedded server when processes are killed, as <c>kill -9</c> does it.</summary>
internal sealed class EmbeddedPostgresCrashTests
{
    [Test]
    public async Task A_server_that_is_killed_comes_back_by_itself_with_all_that_was_committed()
    {
        using var cluster = ClusterTemplate.Copy();
        await using var server = await cluster.Start();
        var connectionString = server.ConnectionString;
        await Ask<object?>(connectionString, "create table t as select 42 as answer");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var killed = cluster.PostmasterId;
            Kill(killed);

            Assert.That(await AskUntilAnswered<int>(connectionString, "select answer from t"), Is.EqualTo(42));
            Assert.That(cluster.PostmasterId, Is.Not.EqualTo(killed));
        }
        Assert.That(server.ConnectionString, Is.EqualTo(connectionString));
    }

    [Test]
    public async Task A_server_that_is_killed_comes_back_though_one_of_its_sessions_is_still_at_work()
    {
        using var cluster = ClusterTemplate.Copy();
        await using var server = await cluster.Start();
        var busy = Ask<object?>(server.ConnectionString, "select count(*) from generate_series(1, 20000000) a");

        Kill(cluster.PostmasterId);

        Assert.That(await AskUntilAnswered<int>(server.ConnectionString, "select 1"), Is.EqualTo(1));
        await ((Task)busy).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Test]
    public async Task The_server_that_a_killed_API_left_running_is_replaced_and_nothing_committed_is_lost()
    {
        using var cluster = ClusterTemplate.Copy();
        using (var host = await KillableHost.Start(cluster.Directory))
        {
            await Ask<object?>(host.ConnectionString, "create table t as select 42 as answer");
        }
        var orphan = cluster.PostmasterId;
        Assert.That(() => Process.GetProcessById(orphan).Dispose(), Throws.Nothing, "it outlived its API");

        await using var server = await cluster.Start();

        Assert.That(await Ask<int>(server.ConnectionString, "select answer from t"), Is.EqualTo(42));
        Assert.That(cluster.PostmasterId, Is.Not.EqualTo(orphan));
    }

    [Test]
    public async Task When_both_are_killed_the_file_they_leave_stops_nobody()
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
    public async Task A_file_that_names_a_process_which_is_somebody_elses_by_now_stops_nobody()
    {
        using var cluster = ClusterTemplate.Copy();
        await (await cluster.Start()).DisposeAsync();
        var stranger = $"{Environment.ProcessId}";
        await File.WriteAllLinesAsync(Path.Join(cluster.DataDirectory, "postmaster.pid"), [stranger, cluster.DataDirectory, "1", "5432", Path.Join(cluster.Directory, "postgres"), "", ""]);
        await File.WriteAllLinesAsync(Path.Join(cluster.Directory, "postgres", ".s.PGSQL.5432.lock"), [stranger, cluster.DataDirectory, "1", "5432", ""]);

        await using var server = await cluster.Start();

        Assert.That(await Ask<int>(server.ConnectionString, "select 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_database_that_was_half_made_when_the_API_was_killed_is_made_again()
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
        Assert.That(Directory.Exists(cluster.DataDirectory), Is.False, "it was killed in the middle");

        await using var server = await cluster.Start();

        Assert.That(await Ask<int>(server.ConnectionString, "select 1"), Is.EqualTo(1));
        Assert.That(Unfinished(), Is.Empty);

        string[] Unfinished() =>
            Directory.Exists(cluster.Directory) ? Directory.GetDirectories(cluster.Directory, "unfinished-*", SearchOption.AllDirectories) : [];
    }

    [TestCase(10)]
    [TestCase(60)]
    [TestCase(120)]
    public async Task A_start_that_is_called_off_leaves_nothing_running(int milliseconds)
    {
        using var cluster = ClusterTemplate.Copy();
        using var enough = new CancellationTokenSource(milliseconds);
        var begun = Stopwatch.StartNew();
        var start = cluster.Start(ct: enough.Token);
        await ((Task)start).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (start.IsCompletedSuccessfully)
        {
            await (await start).DisposeAsync();
        }

        Assert.That(PostmasterFile.Read(cluster.DataDirectory), Is.Null);
        Assert.That(begun.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "a server that has only just been launched is told to stop as well");
        await using var next = await cluster.Start();
        Assert.That(await Ask<int>(next.ConnectionString, "select 1"), Is.EqualTo(1));
    }

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }
}
