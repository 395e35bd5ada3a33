using System.Globalization;
using WorkOrders.Integration.Tests.Changes;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>
/// Random series of requests over all entities agree with a model in memory: each answer, and in the end each row, each history and the
/// change feed. A failure prints the seed and all requests. <c>WORKORDERS_MODEL_SERIES</c> sets the number of series, and
/// <c>WORKORDERS_MODEL_SEED</c> the first seed.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class ModelTests
{
    private const int RequestsOfSeries = 30;
    private const int Clients = 6;

    private static IEnumerable<int> Seeds => Enumerable.Range(Setting("WORKORDERS_MODEL_SEED", 1), Setting("WORKORDERS_MODEL_SERIES", 80));

    private static IEnumerable<int> ConcurrentSeeds =>
        Enumerable.Range(Setting("WORKORDERS_MODEL_SEED", 1), (Setting("WORKORDERS_MODEL_SERIES", 80) + 11) / 12);

    [TestCaseSource(nameof(Seeds))]
    public async Task A_series_of_requests_agrees_with_the_model(int seed)
    {
        using var tenant = await TestTenant.Create();
        await StartingRows.Load(tenant);
        var before = await tenant.CountChanges();
        var series = new ModelSeries(tenant, seed);
        await series.Send(RequestsOfSeries);
        await FinalState.AssertRows(tenant, series);
        await FinalState.AssertHistories(tenant, series);
        await FinalState.AssertFeed(tenant, before, [series]);
    }

    [TestCaseSource(nameof(ConcurrentSeeds))]
    public async Task Several_clients_with_rows_of_their_own_agree_with_their_models(int seed)
    {
        using var tenant = await TestTenant.Create();
        await StartingRows.Load(tenant);
        var before = await tenant.CountChanges();
        var all = Enumerable.Range(1, Clients).Select(client => new ModelSeries(tenant, seed, client)).ToList();
        await Task.WhenAll(all.Select(series => Task.Run(() => series.Send(RequestsOfSeries))));
        foreach (var series in all)
        {
            await FinalState.AssertRows(tenant, series);
            await FinalState.AssertHistories(tenant, series);
        }
        await FinalState.AssertFeed(tenant, before, all);
    }

    private static int Setting(string variable, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : standard;
}
