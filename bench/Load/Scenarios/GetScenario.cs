using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Reading one order by its id, chosen at random among many.</summary>
internal sealed class GetScenario : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "get";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var many = await bench.Many();
        await using var api = await bench.StartApi(many);
        await using var hand = await bench.StartCeiling(many, bench.Options.Pool);
        IContender[] http = [bench.Reading("WorkOrders", many, api), bench.Reading("ceiling", many, hand)];
        await Contest.WarmUp(http, Clients, bench);

        var what = $"get by id, {bench.Options.Many:N0} stored, {Clients} clients";
        var measured = await Contest.Run(what, Clients, creates: false, bench, [.. http, new Pgbench(bench.Server, many, Scripts.Read(bench.Server.Tenant, bench.Options.Many))]);
        bench.Results.Add(new(what, measured[0].Who, measured[0]) { Goal = Goal.AtLeast(0.8, "× ceiling"), Reached = measured[0].Rate / measured[1].Rate });
        bench.Results.AddRange(measured.Skip(1).Select(other => new Row(what, other.Who, other)));
    }
}
