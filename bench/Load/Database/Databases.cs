namespace WorkOrders.Load.Database;

/// <summary>The databases of the bench, each made when it is first asked for.</summary>
internal sealed class Databases(Bench bench)
{
    private readonly Dictionary<string, BenchDatabase> _made = [];

    /// <summary>The one that the API works on.</summary>
    public Task<BenchDatabase> Ours() => Get("ours", bench.Options.Orders);

    /// <summary>The one that the yardsticks write to: the same, but nobody gives the rows of its change feed their positions.</summary>
    public Task<BenchDatabase> Yardstick() => Get("yardstick", bench.Options.Orders);

    /// <summary>One where many orders are stored.</summary>
    public Task<BenchDatabase> Many() => Get("many", bench.Options.Many);

    private async Task<BenchDatabase> Get(string name, int orders)
    {
        if (_made.TryGetValue(name, out var database))
        {
            return database;
        }
        _made[name] = database = await bench.Server.Copy(name);
        if (orders > bench.Options.Orders)
        {
            Bench.Tell($"{orders:N0} orders are loaded: rows first, indexes after");
            await database.Load(bench.Options.Orders, orders, bench.Stopping);
        }
        return database;
    }
}
