using System.Diagnostics;
using WorkOrders.Load.Contenders;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>
/// Measures how long after a create its change has arrived at all listeners of the change feed, and the memory of the API with many
/// listeners.
/// </summary>
internal sealed class Listeners : IScenario
{
    private const int Few = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <inheritdoc/>
    public string Name => "listeners";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        await bench.Programs.DisposeAsync();
        var database = await bench.Databases.Api();
        await using var api = await bench.Programs.StartApi(database);
        var idle = api.Memory / 1e6;
        var few = await Measure(bench, api, Few);
        bench.Add($"change at {Few} listeners", Median.Of(few.Delays), "ms", Target.AtMost(500));
        var many = await Measure(bench, api, bench.Options.Listeners);
        bench.Add($"change at all of {bench.Options.Listeners:N0} listeners", Median.Of(many.Delays), "ms", target: null);
        bench.Add($"API memory, {bench.Options.Listeners:N0} listeners", many.Memory, "MB", Target.AtMost(300));
        Bench.Log($"API memory before: {idle:N0} MB; longest delays: {few.Delays.Max():N0} ms and {many.Delays.Max():N0} ms");

        async Task<(List<double> Delays, double Memory)> Measure(Bench bench, HostedProgram api, int count)
        {
            Bench.Log($"opening {count:N0} listeners");
            using var listeners = await ListenerSockets.Open(api.Address, bench.Server.Key, count, bench.Stopping);
            var orders = new OrdersByCode(api.Address, bench.Server.Key);
            var contender = bench.Programs.ForCreates(Programs.ApiName, database, api);
            var (delays, memory) = (new List<double>(), 0.0);
            for (var number = 0; number < bench.Options.Rounds * 4; number++)
            {
                await Task.Delay(Pause, bench.Stopping);
                var received = listeners.NextEvent();
                await contender.Post(orders.NextBody());
                var committed = Stopwatch.GetTimestamp();
                await received.WaitAsync(bench.Options.Timeout, bench.Stopping);
                delays.Add(Stopwatch.GetElapsedTime(committed).TotalMilliseconds);
                memory = Math.Max(memory, api.Memory / 1e6);
            }
            return (delays, memory);
        }
    }
}
