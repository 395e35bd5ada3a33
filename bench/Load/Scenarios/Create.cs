using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>The main job: creating thin orders.</summary>
internal sealed class Create : IScenario
{
    private const int UsualClients = 32;

    private static readonly (int Clients, double Bound)[] Goals = [(1, 0.7), (UsualClients, 1.0), (128, 1.2)];

    /// <inheritdoc/>
    public string Name => "create";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var ours = await bench.Programs.OursCreating();
        await SameRows.Check(bench, ours, await bench.Programs.CeilingCreating(UsualClients));
        var yardstick = await bench.Databases.Yardstick();
        var limit = new Pgbench(bench.Server, yardstick, Scripts.Create(bench.Server.Tenant), Stored.PlannedOrder);
        foreach (var (clients, bound) in Goals)
        {
            var what = $"create, {clients} client{(clients == 1 ? "" : "s")}";
            var measured = await new Contest(bench, what, clients).Run(ours, await bench.Programs.CeilingCreating(clients), limit);
            bench.Add(what, measured, measured[1], "× ceiling", Goal.AtLeast(bound));
            if (clients == UsualClients)
            {
                bench.Add("p99 of create, 32 clients", measured[0].Against(measured[1], round => round.P99?.TotalMilliseconds), "× ceiling", Goal.AtMost(1.5));
                bench.Add("allocated by a create, 32 clients", measured[0].Allocated / 1000, "kB", Goal.AtMost(40));
            }
        }
    }
}
