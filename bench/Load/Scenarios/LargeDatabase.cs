using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Creating thin orders where many are stored, and where few are.</summary>
internal sealed class Many : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "many";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var few = await bench.Programs.OursCreating();
        var many = await bench.Programs.Creating(await bench.Databases.Many());
        var measured = await new Contest(bench, "create, many and few stored in turn", Clients).Run(many, few);
        bench.Add($"create, {bench.Options.Many:N0} stored, {Clients} clients", [measured[0]], measured[1], $"× with {bench.Options.Orders:N0}", Goal.AtLeast(0.85));
    }
}
