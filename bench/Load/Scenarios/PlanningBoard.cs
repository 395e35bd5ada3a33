using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Http;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>
/// Reads a week of the planning board of 50 technicians in the large database, with one client; and measures the pages of the board.
/// </summary>
internal sealed class PlanningBoard : IScenario
{
    private const int Technicians = 50;

    /// <inheritdoc/>
    public string Name => "board";

    /// <inheritdoc/>
    public async Task Run(Bench bench)
    {
        await bench.Programs.DisposeAsync();
        var database = await bench.Databases.Large();
        var api = await bench.Programs.Api(database);
        var week = SeedData.FirstFreeDay.AddDays(-365);
        var users = string.Join(',', Enumerable.Range(0, Technicians).Select(SeedData.Technician));
        var path = $"/api/Planning?from={week:yyyy-MM-dd}&to={week.AddDays(7):yyyy-MM-dd}&users={users}";
        var ours = new HttpContender(
            Programs.ApiName, bench, database, api, at => new ListPages(at.Address, bench.Server.Key, path))
        {
            RowsPerRequest = RowCounts.Nothing,
        };
        await ours.WarmUp();
        var statement = await new StatementLog(bench.Server).Capture(
            "job_planning", () => ListPages.Find(api.Address, bench.Server.Key, path, 1, bench.Stopping), bench.Stopping);
        var limit = new Pgbench(bench.Server, database, $"{statement};", RowCounts.Nothing);

        var what = $"planning board, {Technicians} technicians, a week, {bench.Options.LargeOrders:N0} stored, 1 client";
        var measured = await new Comparison(bench, what, clients: 1).Run(ours, limit);
        bench.Add(what, measured, measured[1], "× limit", Target.AtLeast(0.5), isCharted: false);

        await new BoardPages(bench).Run();
    }
}
