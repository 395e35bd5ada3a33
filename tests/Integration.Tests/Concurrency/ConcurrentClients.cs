using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Clients that post to one tenant at the same time, through a separate API with its own coalescing limit.</summary>
internal sealed class ConcurrentClients : IAsyncDisposable
{
    private static readonly Guid BlockedSkill = new("0d0c7a52-7f1c-4a55-9d6e-3f6f5c9f1a00");
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    private readonly RunningApi _api;
    private readonly ArrivalCounter _arrivals;

    private ConcurrentClients(TestTenant tenant, RunningApi api, ArrivalCounter arrivals) =>
        (Tenant, _api, Http, _arrivals) = (tenant, api, tenant.ClientFor(api), arrivals);

    public TestTenant Tenant { get; }

    /// <summary>A client of the API, signed in as the tenant.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts the API.</summary>
    /// <param name="most">The maximum number of requests that are combined; 1 turns coalescing off.</param>
    /// <param name="connection">Additional settings of the connection string.</param>
    public static async Task<ConcurrentClients> Start(int most, string connection = "")
    {
        var arrivals = new ArrivalCounter();
        var api = await RunningApi.StartReady(
            // the first write stays blocked until all requests have arrived
            $"{TestDatabase.OwnerConnectionString};Options=-c lock_timeout=0;{connection}",
            builder => builder.Services.AddSingleton<INotificationHandler<JobSuggestedEvent>>(arrivals),
            "--Coalescing:MaxBatchSize", $"{most}", "--Logging:LogLevel:Default", "None");
        return new(await TestTenant.Create(), api, arrivals);
    }

    /// <summary>
    /// Posts orders at the same time while another write is blocked, and unblocks that write when every order is queued or answered, so
    /// that as many orders as allowed are combined. Order <c>n</c> has the origin <c>erp{n}</c> and the request id <c>{n}</c>. May be
    /// called only once.
    /// </summary>
    /// <param name="orders">Suggested orders.</param>
    /// <param name="then">Runs after the write is unblocked and before the responses are awaited.</param>
    public async Task<Answer[]> Post(IReadOnlyList<JsonObject> orders, Func<Task>? then = null)
    {
        Task<Answer> blocked;
        Task<Answer[]> posts;
        await using (var rival = await OpenTransaction.Begin(TestDatabase.OwnerConnectionString, Tenant.Id))
        {
            await rival.Create(BlockedSkill);
            blocked = Http.Post(Sample.Order()
                .Without("reference_back_office")
                .With("skill", new JsonObject { ["code"] = $"{BlockedSkill}", ["name"] = "Blocked" }));
            await Tenant.WaitUntilBlockedBy(rival);
            _arrivals.Reset();
            posts = ConcurrentRequests.Send(orders.Count, number => Post(orders[number], number));
            await _arrivals.WaitFor(orders.Count).WaitAsync(Timeout);
        }
        new[] { await blocked }.AssertCreated();
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

    /// <summary>Counts the orders that are about to be written or have been answered.</summary>
    private sealed class ArrivalCounter : INotificationHandler<JobSuggestedEvent>
    {
        private SemaphoreSlim _arrived = new(0);

        public void Reset() => _arrived = new(0);

        public void Add() => _arrived.Release();

        public Task Handle(JobSuggestedEvent notification, CancellationToken cancellationToken)
        {
            Add();
            return Task.CompletedTask;
        }

        public async Task WaitFor(int count)
        {
            for (var arrived = 0; arrived < count; arrived++)
            {
                await _arrived.WaitAsync();
            }
        }
    }
}
