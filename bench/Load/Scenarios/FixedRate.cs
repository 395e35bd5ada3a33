using WorkOrders.Load.Contenders;

namespace WorkOrders.Load.Scenarios;

/// <summary>Creating thin orders that come at their own rate, as those of many callers do: half of what both can do.</summary>
internal sealed class Steady : IScenario
{
    private const int Clients = 128;

    /// <inheritdoc/>
    public string Name => "steady";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var (ours, ceiling) = (await bench.Programs.OursCreating(), await bench.Programs.CeilingCreating(Clients));
        var most = new Contest(bench, "create at most", Clients);
        var rate = Math.Round(Math.Min((await most.Turn(ours)).Rate, (await most.Turn(ceiling)).Rate) / 2);
        var what = $"create, {rate:N0}/s whatever is answered";
        var measured = await new Contest(bench, what, Clients).Run(ours.At(rate), ceiling.At(rate));
        bench.Add(what, measured, measured[1], "× ceiling", goal: null);
    }
}
