using System.Diagnostics;
using System.Net;

namespace WorkOrders.Load.Http;

/// <summary>Clients that generate load on a server.</summary>
/// <param name="server">The address the program listens on.</param>
/// <param name="requests">Creates the requests of one client.</param>
/// <param name="timeout">The time limit for each response.</param>
internal sealed class LoadGenerator(IPEndPoint server, Func<IRequestSource> requests, TimeSpan timeout)
{
    /// <summary>Runs a closed loop: each client sends its next request after the response to its previous request.</summary>
    public Task<LatencyRecorder> RunClosedLoop(int clients, TimeSpan duration, CancellationToken ct) =>
        RunClients(clients, ct, async (recorder, connection, requests) =>
        {
            do
            {
                var sent = Stopwatch.GetTimestamp();
                await Send(connection, requests);
                recorder.Record(Stopwatch.GetElapsedTime(sent));
            }
            while (recorder.Elapsed < duration);
        });

    /// <summary>
    /// Runs an open loop: requests are sent at a fixed rate, whether or not earlier requests have been answered. A latency counts from the
    /// time at which its request was due, so it includes the time that the request waited because the server was slow. (If a client was
    /// free in time, the delay of its own timer does not count.)
    /// </summary>
    public Task<LatencyRecorder> RunOpenLoop(int connections, double rate, TimeSpan duration, CancellationToken ct)
    {
        var (last, total) = (-1, Math.Ceiling(rate * duration.TotalSeconds));
        return RunClients(connections, ct, async (recorder, connection, requests) =>
        {
            for (var turn = Interlocked.Increment(ref last); turn < total; turn = Interlocked.Increment(ref last))
            {
                var due = TimeSpan.FromSeconds(turn / rate);
                if (due > recorder.Elapsed)
                {
                    await Task.Delay(due - recorder.Elapsed, ct);
                    due = recorder.Elapsed;
                }
                await Send(connection, requests);
                recorder.Record(recorder.Elapsed - due);
            }
        });
    }

    private async Task<LatencyRecorder> RunClients(
        int clients, CancellationToken ct, Func<LatencyRecorder, HttpConnection, IRequestSource, Task> work)
    {
        var recorder = new LatencyRecorder();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            using var connection = await HttpConnection.Open(server, timeout, ct);
            await work(recorder, connection, requests());
        })));
        return recorder.End();
    }

    private static async Task Send(HttpConnection connection, IRequestSource requests)
    {
        if (await connection.Send(requests.Next()) != requests.Expected)
        {
            throw new BenchException($"Expected status {requests.Expected}, but received: {connection.Answer}");
        }
    }
}
