using WorkOrders.Load.Contenders;

namespace WorkOrders.Load.Scenarios;

/// <summary>Creates orders by code at a fixed rate: half of the maximum rate of the slower contender.</summary>
internal sealed class FixedRate : IScenario
{
    private const int Clients = 128;

    /// <inheritdoc/>
    public string Name => "steady";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var (ours, ceiling) = (await bench.Programs.ApiForCreates(), await bench.Programs.CeilingForCreates(Clients));
        var maximum = new Comparison(bench, "create, maximum rate", Clients);
        var rate = Math.Round(Math.Min((await maximum.Turn(ours)).Rate, (await maximum.Turn(ceiling)).Rate) / 2);
        var what = $"create, fixed rate of {rate:N0}/s";
        var measured = await new Comparison(bench, what, Clients).Run(ours.AtRate(rate), ceiling.AtRate(rate));
        bench.Add(what, measured, measured[1], "× ceiling", target: null);
    }
}
