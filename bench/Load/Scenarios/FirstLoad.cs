using WorkOrders.Load.Contenders;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Imports the companies and projects of a new tenant, and then the same files again.</summary>
internal sealed class FirstLoad : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "first-load";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var (server, database) = (bench.Server, await bench.Databases.Api());
        var api = await bench.Programs.Api(database);
        var files = new Http.FirstLoad(bench.Options.FirstLoadCompanies, bench.Options.FirstLoadProjects);
        var (load, orders) = (
            new FirstLoadContender(server, database, api, files),
            new ImportContender(server, database, api, bench.Options.ImportSize));
        Bench.Log($"warming up {load.Name} on database {database.Name}");
        await database.Restore();
        await load.Run(Clients, bench.Options.FirstWarmUp, bench.Stopping);
        await orders.Run(Clients, bench.Options.FirstWarmUp, bench.Stopping);
        load.SecondLoads.Clear();

        var what = $"first load of {files.Projects:N0} projects";
        var measured = await new Comparison(bench, what, Clients).Run(load, orders);
        bench.Add(what, measured, measured[1], "× importing orders", Target.AtLeast(0.5));
        var second = new Measurement(load.Name, load.SecondLoads);
        bench.Add("the same files again", second.RatioTo(measured[0], round => round.Rate), "× first load", Target.AtLeast(1));
    }
}
