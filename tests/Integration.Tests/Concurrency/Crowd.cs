using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Those who post to one tenant at the same time, at an API of their own that takes so many of them together.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private static readonly Guid HeldUp = new("0d0c7a52-7f1c-4a55-9d6e-3f6f5c9f1a00");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly RunningApi _api;
    private readonly Arrivals _arrivals;

    private Crowd(TestTenant tenant, RunningApi api, Arrivals arrivals) => (Tenant, _api, Http, _arrivals) = (tenant, api, tenant.At(api), arrivals);

    /// <summary>A tenant of its own.</summary>
    public TestTenant Tenant { get; }

    /// <summary>A client of its API, signed in as the tenant.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts the API.</summary>
    /// <param name="most">How many it may take together; 1 for none.</param>
    /// <param name="connection">What its connection string says besides.</param>
    public static async Task<Crowd> Gather(int most, string connection = "")
    {
        var arrivals = new Arrivals();
        var api = await RunningApi.StartReady(
            $"{TestDatabase.OwnerConnectionString};Options=-c lock_timeout=0;{connection}", // they are held up for as long as it takes
            builder => builder.Services.AddSingleton<INotificationHandler<JobSuggestedEvent>>(arrivals),
            "--Coalescing:MaxBatchSize", $"{most}", "--Logging:LogLevel:Default", "None");
        return new(await TestTenant.Create(), api, arrivals);
    }

    /// <summary>
    /// Posts orders at once while the write of another is held up, and lets that go when each of them waits behind it or is answered: then all that may be taken together are.
    /// Each but the first says of itself that it comes from <c>erp{n}</c> as request <c>{n}</c>, by its place in the list. Can be done once.
    /// </summary>
    /// <param name="orders">Suggested ones.</param>
    /// <param name="then">What happens after that, before the answers are waited for.</param>
    public async Task<Answer[]> Post(IReadOnlyList<JsonObject> orders, Func<Task>? then = null)
    {
        Task<Answer> heldUp;
        Task<Answer[]> posts;
        await using (var rival = await OpenWrite.Begin(TestDatabase.OwnerConnectionString, Tenant.Id))
        {
            await rival.Create(HeldUp);
            heldUp = Http.Post(Some.Order().Without("reference_back_office").With("skill", new JsonObject { ["code"] = $"{HeldUp}", ["name"] = "Held up" }));
            await Tenant.UntilSomebodyWaitsFor(rival);
            _arrivals.Forget();
            posts = Many.AtOnce(orders.Count, number => Post(orders[number], number));
            await _arrivals.Reach(orders.Count).WaitAsync(Patience);
        }
        new[] { await heldUp }.HaveCreated();
        if (then is not null)
        {
            await then();
        }
        return await posts;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Tenant.Dispose();
        await _api.DisposeAsync();
    }

    private async Task<Answer> Post(JsonObject order, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = JsonContent.Create(order) };
        request.Headers.Add("Origin-System", $"erp{number}");
        request.Headers.Add("X-Request-Id", $"{number}");
        using var response = await Http.SendAsync(request);
        _arrivals.Add();
        return await Answer.Read(response);
    }

    /// <summary>Counts the orders that have been decided, and are about to be written, and those that are answered.</summary>
    private sealed class Arrivals : INotificationHandler<JobSuggestedEvent>
    {
        private SemaphoreSlim _arrived = new(0);

        public void Forget() => _arrived = new(0);

        public void Add() => _arrived.Release();

        public Task Handle(JobSuggestedEvent notification, CancellationToken cancellationToken)
        {
            Add();
            return Task.CompletedTask;
        }

        public async Task Reach(int count)
        {
            for (var arrived = 0; arrived < count; arrived++)
            {
                await _arrived.WaitAsync();
            }
        }
    }
}
