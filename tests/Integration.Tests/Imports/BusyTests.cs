using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>So many imports at once that some wait, and some do not even that.</summary>
public sealed class BusyTests : ImportFixture
{
    [Test]
    public async Task Who_finds_no_place_is_told_so_before_sending_the_file_and_when_to_come_back()
    {
        var slots = new ImportSlots();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        var acquired = Enumerable.Range(0, 10).Select(slot => slots.TryAcquire(slot < 5 ? one : other)!).ToList();
        Assert.That(acquired, Is.All.Not.Null);
        Assert.That(slots.TryAcquire(Guid.NewGuid()), Is.Null);
        acquired[3].Dispose();
        Assert.That(slots.TryAcquire(Guid.NewGuid()), Is.Not.Null);
        Assert.That(slots.TryAcquire(Guid.NewGuid()), Is.Null);

        await using var api = await Access.RunningApi.StartReady(TestDatabase.OwnerConnectionString, builder => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(builder.Services, slots));
        using var http = Concurrency.RunningApiClients.At(Tenant, api);
        using var body = new StringContent(Array(Some.Order()), Encoding.UTF8, Json);
        using var response = await http.PostAsync("/api/Jobs/Import", body);
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(new[] { " imports_busy" }));
        Assert.That(answer.Headers["Retry-After"], Is.EqualTo("30"));
        Assert.That(await Stored(), Is.Empty);
    }

    [Test]
    public async Task Who_is_slow_to_read_the_answer_keeps_nobody_from_running()
    {
        // Nor does the server give up on those who are.
        await using var api = await Access.RunningApi.StartReady(TestDatabase.OwnerConnectionString, builder => builder.WebHost.ConfigureKestrel(server => server.Limits.MinResponseDataRate = null));
        using var http = Concurrency.RunningApiClients.At(Tenant, api);
        using var first = await StartReading(http);
        using var second = await StartReading(http);
        using var body = new StringContent(Array(Some.Order()), Encoding.UTF8, Json);
        using var third = await http.PostAsync("/api/Jobs/Import", body).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        // More than the buffers between the two sides hold.
        static async Task<HttpResponseMessage> StartReading(HttpClient http)
        {
            using var rows = new StringContent(string.Concat(Enumerable.Repeat("{}\n", 40_000)), Encoding.UTF8, Lines);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs/Import?mode=partial") { Content = rows };
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }
    }

    [Test]
    public async Task Two_run_and_the_third_waits_for_one_to_end()
    {
        using var slots = new ImportSlots();
        using var first = await slots.WaitForTurn(CancellationToken.None);
        var second = await slots.WaitForTurn(CancellationToken.None);
        var third = slots.WaitForTurn(CancellationToken.None);
        Assert.That(third.IsCompleted, Is.False);
        second.Dispose();
        using var turn = await third.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Files_sent_at_once_all_come_through()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Import(Array(Enumerable.Range(0, 20).Select(_ => Some.Order())))));
        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await Tenant.Ask<long>("select count(*) from jobs where tenant_id = @tenant"), Is.EqualTo(100));
    }
}
