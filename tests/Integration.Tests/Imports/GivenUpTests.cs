using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Pipeline;
using WorkOrders.Application.References;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Imports that somebody gives up before they are done: the client, or whoever reported them as interrupted.</summary>
public sealed class GivenUpTests : ImportFixture
{
    [Test]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind_and_its_place_to_others([Values(Json, Lines, Csv)] string contentType, [Values("", "?mode=partial")] string query)
    {
        var before = await Tenant.Fingerprint();
        var order = Some.Order();
        var half = contentType switch { Json => $"[{order.ToJsonString()},", Lines => InLines(order), _ => CsvText.Of(order) };
        for (var time = 0; time < 12; time++)
        {
            await BreakOff(contentType, query, half);
        }
        Assert.That(await Tenant.Fingerprint(), Is.EqualTo(before));
        Assert.That(Files(), Is.Empty);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((int)(await Import(Array(Some.Order()))).Status != 200)
        {
            await Task.Delay(50, patience.Token);
        }
    }

    [Test]
    public async Task A_run_that_was_reported_as_interrupted_can_store_nothing_any_more()
    {
        var services = (await TestApi.Running).Services;
        var (runs, id) = (services.GetRequiredService<IImportRuns>(), Guid.CreateVersion7());
        await runs.Add(Tenant.Id, id, 1, CancellationToken.None);
        await using var session = await services.GetRequiredService<IImportSessions>().Open(
            new Caller(Tenant.Id, "t", "u", new TenantSettings(TimeZoneInfo.Utc, false, false)), new RequestOrigin(), OnMissing.Create, CancellationToken.None);

        await Tenant.Run("update import_run set modified_dateutc = modified_dateutc - interval '1 minute' where tenant_id = @tenant");
        Assert.That((await runs.Find(Tenant.Id, id, CancellationToken.None))!.State, Is.EqualTo(RunState.Interrupted));

        Assert.That(await runs.Beat(Tenant.Id, id, 1, CancellationToken.None), Is.False);
        Assert.That(() => session.Complete(new RunEnd(Tenant.Id, id, RunState.Completed), CancellationToken.None), Throws.TypeOf<RunOverException>());
        await runs.End(new RunEnd(Tenant.Id, id, RunState.Completed), CancellationToken.None);
        Assert.That((await runs.Find(Tenant.Id, id, CancellationToken.None))!.State, Is.EqualTo(RunState.Interrupted));
    }

    /// <summary>Temporary files that still have a name.</summary>
    private static IEnumerable<string> Files() => Directory.GetFiles(Path.GetTempPath(), "workorders-????????????????????????????????");

    private async Task BreakOff(string contentType, string query, string half)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Tenant.Http.BaseAddress!.Host, Tenant.Http.BaseAddress.Port);
        var key = Tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST /api/Jobs/Import{query} HTTP/1.1\r\nHost: {Tenant.Http.BaseAddress.Authority}\r\nX-Api-Key: {key}\r\nContent-Type: {contentType}\r\nContent-Length: 1000000\r\n\r\n{half}"));
    }
}
