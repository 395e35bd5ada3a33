using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>Clients that post suggested orders, each the next when the last is answered, until they are stopped.</summary>
internal sealed class Load
{
    private static readonly DateTimeOffset FirstStart = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static int _hours;

    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private readonly Task _clients;

    /// <summary>Starts them.</summary>
    public Load(HttpClient http, int clients)
    {
        _http = http;
        _clients = Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(PostUntilStopped)));
    }

    /// <summary>The orders answered 201: id by reference.</summary>
    public ConcurrentDictionary<string, string> Created { get; } = [];

    /// <summary>What was answered otherwise.</summary>
    public ConcurrentBag<Answer> Refused { get; } = [];

    /// <summary>The references of orders that were not answered 201, or not at all.</summary>
    public ConcurrentBag<string> Undecided { get; } = [];

    /// <summary>Waits until so many more orders have been created; fails when that takes more than two minutes.</summary>
    public async Task Create(int more)
    {
        var enough = Created.Count + more;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (Created.Count < enough)
        {
            await Task.Delay(Pause, patience.Token);
        }
    }

    /// <summary>Waits for the answers that are under way and sends no more.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _clients;
        _stop.Dispose();
    }

    /// <summary>Posts one order.</summary>
    public static async Task<Answer> Post(HttpClient http, string reference)
    {
        var order = Some.SuggestedOrder()
            .With("reference_back_office", reference)
            .With("suggested_date_start", FirstStart.AddHours(2 * Interlocked.Increment(ref _hours)));
        using var response = await http.PostAsync("/api/Jobs", JsonContent.Create(order));
        return await Answer.Read(response);
    }

    private async Task PostUntilStopped()
    {
        while (!_stop.IsCancellationRequested)
        {
            var reference = Some.Reference();
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
                // Nobody is there to answer; whether the order was stored, the test will find out.
            }
            Undecided.Add(reference);
            await Task.Delay(Pause);
        }
    }
}
