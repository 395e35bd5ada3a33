using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>The main job: creating thin orders.</summary>
internal sealed class CreateScenario : IScenario
{
    private const int Usual = 32;
    private const int MostOfPgbench = 32; // it has a connection a client, and the server has 60

    private static readonly (int Clients, double Bound)[] Goals = [(1, 0.7), (Usual, 1.0), (128, 1.2)];

    /// <inheritdoc/>
    public string Name => "create";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var (ours, yardstick) = (await bench.Ours(), await bench.Yardstick());
        await using var api = await bench.StartApi(ours);
        await using var hand = await bench.StartCeiling(yardstick, bench.Options.Pool);
        IContender[] http = [bench.Creating("WorkOrders", ours, api), bench.Creating("ceiling", yardstick, hand)];
        var limit = new Pgbench(bench.Server, yardstick, Scripts.Create(bench.Server.Tenant, await yardstick.HasFeed()));
        await Contest.WarmUp(http, Usual, bench);

        foreach (var (clients, bound) in Goals)
        {
            var what = $"create, {clients} client{(clients == 1 ? "" : "s")}";
            var measured = await Contest.Run(what, clients, creates: true, bench, clients > MostOfPgbench ? http : [.. http, limit]);
            var (mine, ceiling) = (measured[0], measured[1]);
            bench.Results.Add(new(what, mine.Who, mine) { Goal = Goal.AtLeast(bound, "× ceiling"), Reached = mine.Rate / ceiling.Rate });
            bench.Results.AddRange(measured.Skip(1).Select(other => new Row(what, other.Who, other)));
            if (clients == Usual)
            {
                bench.Results.Add(new("p99 of create, 32 clients", mine.Who) { Goal = Goal.AtMost(1.5, "× ceiling"), Reached = mine.P99 / ceiling.P99 });
                bench.Results.Add(new("allocated a thin create", mine.Who) { Goal = Goal.AtMost(40, "kB"), Reached = mine.Allocated / 1000 });
            }
        }
    }
}
