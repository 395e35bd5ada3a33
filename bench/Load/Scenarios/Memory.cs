using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Measures the memory of the API while many clients create orders for a long time.</summary>
internal sealed class Memory : IScenario
{
    private const int Clients = 128;
    private const int Samples = 100;

    // In shorter runs the program has not reached a steady state.
    private static readonly TimeSpan MinForGrowth = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var database = await bench.Databases.Api();
        await using var api = await bench.Programs.StartApi(database);
        var what = $"API memory, {Clients} clients for {bench.Options.Memory.TotalMinutes:0.##} min";
        Bench.Log(what);
        var load = new Comparison(bench, what, Clients) { HasWarmUp = false, Duration = bench.Options.Memory }.Turn(
            bench.Programs.ForCreates(Programs.ApiName, database, api));
        var samples = new List<double>();
        while (!load.IsCompleted)
        {
            samples.Add(api.Memory / 1e6);
            await Task.WhenAny(load, Task.Delay(bench.Options.Memory / Samples, bench.Stopping));
        }
        await load;

        bench.Add($"{what}, peak", samples.Max(), "MB", Target.AtMost(300));
        var growth = Median.Of(samples[(samples.Count * 3 / 4)..]) / Median.Of(samples[(samples.Count / 4)..(samples.Count / 2)]);
        bench.Add($"{what}, last quarter", growth, "× second quarter", bench.Options.Memory >= MinForGrowth ? Target.AtMost(1.1) : null);
    }
}
