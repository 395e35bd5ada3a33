using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>Clients that post suggested orders in a closed loop until they are stopped.</summary>
internal sealed class OrderLoad
{
    private static readonly DateTimeOffset FirstStart = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static int _hours;

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private readonly Task _clients;

    /// <summary>Starts the clients.</summary>
    public OrderLoad(HttpClient http, int clients)
    {
        _http = http;
        _clients = Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(PostUntilStopped)));
    }

    /// <summary>The ids of the orders answered 201, by reference.</summary>
    public ConcurrentDictionary<string, string> Created { get; } = [];

    /// <summary>All responses other than 201.</summary>
    public ConcurrentBag<Answer> Refused { get; } = [];

    /// <summary>The references of orders that got another response or none.</summary>
    public ConcurrentBag<string> Unconfirmed { get; } = [];

    /// <summary>Waits until a number of further orders has been created; fails after two minutes.</summary>
    public async Task WaitForCreated(int more)
    {
        var target = Created.Count + more;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Created.Count < target)
        {
            await Task.Delay(Pause, patience.Token);
        }
    }

    /// <summary>Stops sending and waits for the outstanding responses.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _clients;
        _stop.Dispose();
    }

    /// <summary>Posts one order.</summary>
    public static async Task<Answer> Post(HttpClient http, string reference)
    {
        var order = Sample.SuggestedOrder()
            .With("reference_back_office", reference)
            .With("suggested_date_start", FirstStart.AddHours(2 * Interlocked.Increment(ref _hours)));
        using var response = await http.PostAsync("/api/Jobs", JsonContent.Create(order));
        return await Answer.Read(response);
    }

    private async Task PostUntilStopped()
    {
        while (!_stop.IsCancellationRequested)
        {
            var reference = Sample.Reference();
            try
            {
                var answer = await Post(_http, reference);
                if (answer.Status == HttpStatusCode.Created)
                {
                    Created[reference] = answer["id"]!;
                    continue;
                }
                Refused.Add(answer);
            }
            catch (HttpRequestException)
            {
                // The API is down; the test checks later whether the order was stored.
            }
            Unconfirmed.Add(reference);
            await Task.Delay(Pause);
        }
    }
}
