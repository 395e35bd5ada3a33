using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>The memory the API holds while many clients create thin orders for a long time.</summary>
internal sealed class Memory : IScenario
{
    private const int Clients = 128;
    private const int Samples = 100;

    // In less, a program is still getting going.
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var database = await bench.Databases.Ours();
        await using var api = await bench.Programs.StartApi(database);
        var what = $"memory of the API, {Clients} clients for {bench.Options.Memory.TotalMinutes:0.##} min";
        Bench.Tell(what);
        var load = new Contest(bench, what, Clients) { WarmsUp = false, Duration = bench.Options.Memory }.Turn(bench.Programs.Creating(Programs.Ours, database, api));
        var held = new List<double>();
        while (!load.IsCompleted)
        {
            held.Add(api.Memory / 1e6);
            await Task.WhenAny(load, Task.Delay(bench.Options.Memory / Samples, bench.Stopping));
        }
        await load;

        bench.Add($"{what}, most", held.Max(), "MB", Goal.AtMost(300));
        var growth = Median.Of(held[(held.Count * 3 / 4)..]) / Median.Of(held[(held.Count / 4)..(held.Count / 2)]);
        bench.Add($"{what}, last quarter", growth, "× second", bench.Options.Memory >= LongEnough ? Goal.AtMost(1.1) : null);
    }
}
