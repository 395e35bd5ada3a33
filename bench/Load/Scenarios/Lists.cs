using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>Reads the first and a late page of lists, compared with pgbench running the statements that the API sends.</summary>
internal sealed class Lists : IScenario
{
    private const int Clients = 32;
    private const int LatePage = 500;

    /// <inheritdoc/>
    public string Name => "lists";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        await bench.Programs.DisposeAsync();
        var database = await bench.Databases.Lists();
        var api = await bench.Programs.Api(database);
        foreach (var query in ListQuery.All())
        {
            await Compare(bench, database, api, query);
        }
    }

    /// <summary>Measures both pages in the same rounds, so that their rates can be compared.</summary>
    private static async Task Compare(Bench bench, BenchDatabase database, HostedProgram api, ListQuery query)
    {
        var what = $"list {query.Name}";
        Bench.Log($"{what}: looking for page {LatePage}");
        var (late, number) = await ListPages.Find(api.Address, bench.Server.Key, query.Path, LatePage, bench.Stopping);
        (string Name, string Path)[] pages =
            number > 1 ? [($"{what}, first page", query.Path), ($"{what}, page {number}", late)] : [($"{what}, first page", query.Path)];
        var contenders = new List<IContender>();
        foreach (var (name, path) in pages)
        {
            var page = Page(path);
            await page.WarmUp();
            contenders.AddRange(page, await Limit(name, path));
        }
        var measured = await new Comparison(bench, what, Clients) { Duration = bench.Options.ListRound }.Run(contenders);
        foreach (var (index, page) in pages.Index())
        {
            var (ours, limit) = (measured[2 * index], measured[(2 * index) + 1]);
            bench.Add(page.Name, [ours, limit], limit, "× limit", Target.AtLeast(0.6), isCharted: false);
        }
        if (pages is [_, var last])
        {
            bench.Add(last.Name, measured[2].RatioTo(measured[0], round => round.Rate), "× first page", Target.AtLeast(1 / 1.2));
        }

        HttpContender Page(string path) =>
            new(Programs.ApiName, bench, database, api, at => new ListPages(at.Address, bench.Server.Key, path))
            {
                RowsPerRequest = RowCounts.Nothing,
            };

        async Task<Pgbench> Limit(string name, string path)
        {
            var statement = await new StatementLog(bench.Server).Capture(
                "jobs", () => ListPages.Find(api.Address, bench.Server.Key, path, 1, bench.Stopping), bench.Stopping);
            var scans = await QueryPlan.Scans(database, statement);
            Bench.Log($"{name}: {scans}");
            bench.Plans.Add(new(name, scans));
            return new(bench.Server, database, $"{statement};", RowCounts.Nothing);
        }
    }
}
