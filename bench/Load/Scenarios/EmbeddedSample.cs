using WorkOrders.Load.Contenders;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Creates the contract's sample, whose embedded rows already exist and do not change.</summary>
internal sealed class EmbeddedSample : IScenario
{
    private const int Clients = 32;

    /// <inheritdoc/>
    public string Name => "sample";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        var (database, byCode) = (await bench.Databases.Api(), await bench.Programs.ApiForCreates());
        var sample = new HttpContender(
            Programs.ApiName, bench, database, await bench.Programs.Api(database), api => new SampleOrders(api.Address, bench.Server.Key));
        await sample.Run(1, TimeSpan.FromMilliseconds(1), bench.Stopping); // the first order creates the embedded rows
        await sample.WarmUp();

        var before = await database.SumMasterDataVersions();
        var measured = await new Comparison(bench, "create, embedded sample and by code", Clients).Run(sample, byCode);
        if (await database.SumMasterDataVersions() != before)
        {
            throw new BenchException("The sample's embedded rows are unchanged, but master data was written.");
        }
        bench.Add("create from the embedded sample, 32 clients", [measured[0]], measured[1], "× by code", Target.AtLeast(0.4));
    }
}
