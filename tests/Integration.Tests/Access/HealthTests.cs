using System.Net;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

public sealed class HealthTests
{
    [Test]
    public async Task The_API_is_live_without_its_database_and_ready_once_the_database_is_available()
    {
        await using var database = await TemporaryDatabase.Create();
        await using var relay = new TcpRelay(database.ConnectionString);
        await using var api = await RunningApi.Start(relay.ConnectionString);

        Assert.That((int)(await api.Send(HttpMethod.Get, "/health/live")).StatusCode, Is.EqualTo(200));
        await AssertUnavailable(api, "/health/ready", "not_ready");
        await AssertUnavailable(api, "/who", "database_unavailable");

        relay.Open();
        await api.GetService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);
        Assert.That(await (await api.Send(HttpMethod.Get, "/health/ready")).Content.ReadAsStringAsync(),
            Is.EqualTo("""{"status":"ready","change_feed":{"waiting":0,"oldest_seconds":0}}"""));
    }

    [Test]
    public async Task A_database_outage_is_reported_and_the_API_recovers_from_it()
    {
        await using var database = await TemporaryDatabase.CreateMigrated();
        await using var relay = new TcpRelay(database.ConnectionString);
        relay.Open();
        await using var api = await RunningApi.Start(relay.ConnectionString);
        await api.GetService<IDatabaseState>().Started.WaitAsync(TestApi.StartTimeout);
        var first = await api.GetService<ITenantDirectory>().Add("acme.example", new TenantChange(), CancellationToken.None);
        Assert.That((int)(await api.Send(HttpMethod.Get, "/health/ready")).StatusCode, Is.EqualTo(200));

        await relay.Close();
        await AssertUnavailable(api, "/health/ready", "not_ready");
        using var refused = await api.GetCallerByKey(first.ApiKey);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(refused.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That((int)(await api.Send(HttpMethod.Get, "/health/live")).StatusCode, Is.EqualTo(200));

        relay.Open();
        Assert.That((int)(await api.Send(HttpMethod.Get, "/health/ready")).StatusCode, Is.EqualTo(200));
        Assert.That((int)(await api.GetCallerByKey(first.ApiKey)).StatusCode, Is.EqualTo(200));
    }

    private static async Task AssertUnavailable(RunningApi api, string path, string code)
    {
        using var response = await api.Send(HttpMethod.Get, path);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain($"\"code\":\"{code}\""));
    }
}
