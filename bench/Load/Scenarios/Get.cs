using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Reading one order by its id, any of many.</summary>
internal sealed class Get : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "get";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        await bench.Programs.DisposeAsync();
        var many = await bench.Databases.Many();
        var ours = await Reading(Programs.Ours, await bench.Programs.Api(many)).Warm();
        var ceiling = await bench.Programs.Ceiling(many, Clients, Reading);
        var limit = new Pgbench(bench.Server, many, Scripts.Read(bench.Server.Tenant, bench.Options.Many), Stored.Nothing);

        var what = $"get by id, {bench.Options.Many:N0} stored, {Clients} clients";
        var measured = await new Contest(bench, what, Clients).Run(ours, ceiling, limit);
        bench.Add(what, measured, measured[1], "× ceiling", Goal.AtLeast(0.8));

        HttpContender Reading(string name, HostedProgram program) =>
            new(name, bench, many, program, at => new StoredOrders(at.Address, bench.Server.Key, bench.Options.Many)) { Leaves = Stored.Nothing };
    }
}
