using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Creates orders by code in the large and in the small database.</summary>
internal sealed class LargeDatabase : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "many";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var small = await bench.Programs.ApiForCreates();
        var large = await bench.Programs.ForCreates(await bench.Databases.Large());
        var measured = await new Comparison(bench, "create, large and small database", Clients).Run(large, small);
        bench.Add(
            $"create, {bench.Options.LargeOrders:N0} stored, {Clients} clients",
            [measured[0]],
            measured[1],
            $"× {bench.Options.Orders:N0} stored",
            Target.AtLeast(0.85));
    }
}
