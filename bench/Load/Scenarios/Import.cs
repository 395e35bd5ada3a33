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
        Bench.Tell($"{import.Name} on {ours.Name} warms up");
        await import.Run(Clients, bench.Options.FirstWarmUp, bench.Stopping);

        var measured = await new Contest(bench, what, Clients).Run(import, await bench.Programs.CeilingCreating(Clients), new Copying(ours, yardstick));
        bench.Add(what, measured, measured[1], "× ceiling's creates", Goal.AtLeast(2.5));
        bench.Add($"time of the import of {bench.Options.Imported:N0} orders", measured[2].Against(measured[0], round => round.Rate), "× bare COPY", Goal.AtMost(3));
    }
}
