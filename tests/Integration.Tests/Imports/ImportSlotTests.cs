using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Imports;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>The limits on concurrent imports.</summary>
public sealed class ImportSlotTests : ImportFixture
{
    [Test]
    public async Task An_import_without_a_free_slot_returns_503_with_Retry_After()
    {
        var slots = new ImportSlots();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var acquired = Enumerable.Range(0, 10).Select(slot => slots.TryAcquire(slot < 5 ? one : other)!).ToList();
        Assert.That(acquired, Is.All.Not.Null);
        Assert.That(slots.TryAcquire(Guid.NewGuid()), Is.Null);
        acquired[3].Dispose();
        Assert.That(slots.TryAcquire(Guid.NewGuid()), Is.Not.Null);
        Assert.That(slots.TryAcquire(Guid.NewGuid()), Is.Null);

        await using var api = await RunningApi.StartReady(
            TestDatabase.OwnerConnectionString, builder => builder.Services.AddSingleton(slots));
        using var http = Tenant.ClientFor(api);
        using var body = new StringContent(ToJsonArray(Sample.Order()), Encoding.UTF8, Json);
        using var response = await http.PostAsync("/api/Jobs/Import", body);
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " imports_busy" }));
        Assert.That(answer.Headers["Retry-After"], Is.EqualTo("30"));
        Assert.That(await StoredReferences(), Is.Empty);
    }

    [Test]
    public async Task A_client_that_reads_slowly_does_not_block_other_imports()
    {
        // Without a minimum data rate, so that Kestrel does not abort the slow clients.
        await using var api = await RunningApi.StartReady(
            TestDatabase.OwnerConnectionString,
            builder => builder.WebHost.ConfigureKestrel(server => server.Limits.MinResponseDataRate = null));
        using var http = Tenant.ClientFor(api);
        // On a busy machine, 40,000 refusals take long.
        http.Timeout = TimeSpan.FromMinutes(5);
        using var first = await StartReading(http);
        using var second = await StartReading(http);
        using var body = new StringContent(ToJsonArray(Sample.Order()), Encoding.UTF8, Json);
        using var third = await http.PostAsync("/api/Jobs/Import", body).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        // The response is larger than the socket buffers, so the server cannot finish sending it.
        static async Task<HttpResponseMessage> StartReading(HttpClient http)
        {
            using var rows = new StringContent(string.Concat(Enumerable.Repeat("{}\n", 40_000)), Encoding.UTF8, Lines);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs/Import?mode=partial") { Content = rows };
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }
    }

    [Test]
    public async Task Two_imports_run_at_once_and_the_third_waits()
    {
        using var slots = new ImportSlots();
        using var first = await slots.AcquireRunPermit(CancellationToken.None);
        var second = await slots.AcquireRunPermit(CancellationToken.None);
        var third = slots.AcquireRunPermit(CancellationToken.None);
        Assert.That(third.IsCompleted, Is.False);
        second.Dispose();
        using var turn = await third.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Files_sent_at_the_same_time_are_all_imported()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => Import(ToJsonArray(Enumerable.Range(0, 20).Select(_ => Sample.Order())))));
        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await Tenant.Ask<long>("select count(*) from jobs where tenant_id = @tenant"), Is.EqualTo(100));
    }
}
