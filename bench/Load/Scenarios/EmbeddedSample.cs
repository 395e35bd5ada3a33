using WorkOrders.Load.Contenders;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Creating the contract's own sample, whose embedded graph exists already, unchanged.</summary>
internal sealed class Sample : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "sample";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var (database, thin) = (await bench.Databases.Ours(), await bench.Programs.OursCreating());
        var sample = new HttpContender(Programs.Ours, bench, database, await bench.Programs.Api(database), api => new SampleOrders(api.Address, bench.Server.Key));
        await sample.Run(1, TimeSpan.FromMilliseconds(1), bench.Stopping); // the first creates what it embeds
        await sample.Warm();

        var before = await database.MasterData();
        var measured = await new Contest(bench, "create, sample and thin in turn", Clients).Run(sample, thin);
        if (await database.MasterData() != before)
        {
            throw new BenchException("The sample's embedded rows did not change, but something was written to them.");
        }
        bench.Add("create with the sample's embedded graph, 32 clients", [measured[0]], measured[1], "× thin", Goal.AtLeast(0.4));
    }
}
