using System.Diagnostics;
using System.Net;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary><c>kill -9</c> under load: what was answered 201 is kept, and what was not is never there by half.</summary>
[Exclusive]
public sealed class KillTests
{
    [Test]
    public async Task The_api_is_killed_and_started_again_on_the_same_data()
    {
        await using var killed = await ApiProcess.Start();
        var load = new Load(killed.Http, clients: 32);
        await load.Create(100);
        await killed.Kill();
        await load.Stop();
        var orphan = SharedData.Place.Postmaster;

        await using var api = await ApiProcess.Start();

        Assert.That(SharedData.Place.Postmaster, Is.Not.EqualTo(orphan), "the server it left behind was replaced");
        Assert.That((await api.Http.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(load.Refused, Is.Empty);
        await Afterwards.SomeWereStoredTogether(load);
        await Afterwards.NothingIsLost(api, load);
        await Afterwards.SendingAgainDoublesNothing(api, load);
    }

    [Test]
    public Task Its_postgres_is_killed() => Kill(() => Task.FromResult(SharedData.Place.Postmaster));

    [Test]
    public Task One_session_of_its_postgres_is_killed() => Kill(() =>
        SharedData.Ask<int>("select pid from pg_stat_activity where application_name = 'WorkOrders' order by state = 'active' desc limit 1"));

    private static async Task Kill(Func<Task<int>> processOf)
    {
        await using var api = await ApiProcess.Start();
        var load = new Load(api.Http, clients: 8);
        await load.Create(100);
        using (var process = Process.GetProcessById(await processOf()))
        {
            process.Kill();
        }
        await load.Create(100);
        await load.Stop();

        Afterwards.RefusalsWereHonest(load);
        await Afterwards.NothingIsLost(api, load);
        await Afterwards.SendingAgainDoublesNothing(api, load);
    }
}
