using System.Diagnostics;
using System.Net;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary><c>kill -9</c> under load: orders answered 201 survive, and no other order is stored partially.</summary>
[Exclusive]
public sealed class KillTests
{
    [Test]
    public async Task Orders_survive_a_kill_of_the_API()
    {
        await using var killed = await ApiProcess.Start();
        var load = new OrderLoad(killed.Http, clients: 32);
        await load.WaitForCreated(100);
        await killed.Kill();
        await load.Stop();
        var orphan = SharedCluster.Instance.PostmasterId;

        await using var api = await ApiProcess.Start();

        Assert.That(SharedCluster.Instance.PostmasterId, Is.Not.EqualTo(orphan), "the orphaned server was replaced");
        Assert.That((await api.Http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(load.Refused, Is.Empty);
        await RecoveryAssertions.AssertSomeShareATransaction(load);
        await RecoveryAssertions.AssertNoOrderLost(api, load);
        await RecoveryAssertions.AssertResendingCreatesNoDuplicates(api, load);
    }

    [Test]
    public Task Orders_survive_a_kill_of_PostgreSQL() => Kill(() => Task.FromResult(SharedCluster.Instance.PostmasterId));

    [Test]
    public Task Orders_survive_a_kill_of_one_database_session() => Kill(() =>
        SharedCluster.Ask<int>(
            "select pid from pg_stat_activity where application_name = 'WorkOrders' order by state = 'active' desc limit 1"));

    private static async Task Kill(Func<Task<int>> processOf)
    {
        await using var api = await ApiProcess.Start();
        var load = new OrderLoad(api.Http, clients: 8);
        await load.WaitForCreated(100);
        using (var process = Process.GetProcessById(await processOf()))
        {
            process.Kill();
        }
        await load.WaitForCreated(100);
        await load.Stop();

        RecoveryAssertions.AssertRefusalsAre503(load);
        await RecoveryAssertions.AssertNoOrderLost(api, load);
        await RecoveryAssertions.AssertResendingCreatesNoDuplicates(api, load);
    }
}
