using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Many thin orders in one request, all or none.</summary>
internal sealed class Import : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var what = $"import of {bench.Options.Imported:N0} orders";
        var (ours, yardstick) = (await bench.Databases.Ours(), await bench.Databases.Yardstick());
        var import = new Importing(bench.Server, ours, await bench.Programs.Api(ours), bench.Options.Imported);
        List<Measured>? measured = null;
        if (await import.IsAvailable(bench.Stopping))
        {
            measured = [.. await new Contest(bench, what, Clients) { WarmsUp = false }.Run(import, await bench.Programs.CeilingCreating(), new Copying(ours, yardstick))];
            bench.Add(what, measured, measured[1], "× ceiling's creates", goal: null);
        }
        bench.Add($"{what}, rate", measured?[0].Rate / measured?[1].Rate, "× ceiling's creates", Goal.AtLeast(2.5));
        bench.Add($"{what}, time", measured?[2].Rate / measured?[0].Rate, "× bare COPY", Goal.AtMost(3));
    }
}
