using System.Diagnostics;
using System.Net;

namespace WorkOrders.Load.Http;

/// <summary>Clients that put a server under load.</summary>
/// <param name="server">Where it listens.</param>
/// <param name="requests">Makes what one client asks.</param>
/// <param name="patience">How long an answer is waited for.</param>
internal sealed class Clients(IPEndPoint server, Func<IRequests> requests, TimeSpan patience)
{
    /// <summary>Closed loop: each client sends its next request when the last is answered.</summary>
    public Task<Tally> Closed(int clients, TimeSpan duration, CancellationToken ct) => Together(clients, ct, async (tally, connection, mine) =>
    {
        do
        {
            var sent = Stopwatch.GetTimestamp();
            await Ask(connection, mine);
            tally.Record(Stopwatch.GetElapsedTime(sent));
        }
        while (tally.Elapsed < duration);
    });

    /// <summary>
    /// Open loop: so many requests a second, whether or not earlier ones have been answered. A latency counts from when its request was due,
    /// so one that had to wait because the server was late is as late as it was for its caller. (When a client was free in time, the lateness of
    /// its timer is our own and does not count.)
    /// </summary>
    public Task<Tally> Open(int connections, double rate, TimeSpan duration, CancellationToken ct)
    {
        var (last, total) = (-1, Math.Ceiling(rate * duration.TotalSeconds));
        return Together(connections, ct, async (tally, connection, mine) =>
        {
            for (var turn = Interlocked.Increment(ref last); turn < total; turn = Interlocked.Increment(ref last))
            {
                var due = TimeSpan.FromSeconds(turn / rate);
                if (due > tally.Elapsed)
                {
                    await Task.Delay(due - tally.Elapsed, ct);
                    due = tally.Elapsed;
                }
                await Ask(connection, mine);
                tally.Record(tally.Elapsed - due);
            }
        });
    }

    private async Task<Tally> Together(int clients, CancellationToken ct, Func<Tally, HttpConnection, IRequests, Task> work)
    {
        var tally = new Tally();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            using var connection = await HttpConnection.Open(server, patience, ct);
            await work(tally, connection, requests());
        })));
        return tally.End();
    }

    private static async Task Ask(HttpConnection connection, IRequests requests)
    {
        if (await connection.Send(requests.Next()) != requests.Expected)
        {
            throw new BenchException($"{requests.Expected} was expected, but the answer is: {connection.Answer}");
        }
    }
}
