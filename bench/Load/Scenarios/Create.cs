using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Creates orders by code.</summary>
internal sealed class Create : IScenario
{
    private const int TunedClients = 32;

    private static readonly (int Clients, double Bound)[] Targets = [(1, 0.7), (TunedClients, 1.0), (128, 1.2)];

    /// <inheritdoc/>
    public string Name => "create";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var ours = await bench.Programs.ApiForCreates();
        await RowComparison.Check(bench, ours, await bench.Programs.CeilingForCreates(TunedClients));
        var yardstick = await bench.Databases.Yardstick();
        var limit = new Pgbench(bench.Server, yardstick, PgbenchScripts.Create(bench.Server.Tenant), RowCounts.PlannedOrder);
        foreach (var (clients, bound) in Targets)
        {
            var what = $"create, {clients} client{(clients == 1 ? "" : "s")}";
            var measured = await new Comparison(bench, what, clients).Run(ours, await bench.Programs.CeilingForCreates(clients), limit);
            bench.Add(what, measured, measured[1], "× ceiling", Target.AtLeast(bound));
            if (clients == TunedClients)
            {
                bench.Add(
                    "p99 of create, 32 clients",
                    measured[0].RatioTo(measured[1], round => round.P99?.TotalMilliseconds),
                    "× ceiling",
                    Target.AtMost(1.5));
                bench.Add("allocated per create, 32 clients", measured[0].Allocated / 1000, "kB", Target.AtMost(40));
            }
        }
    }
}
