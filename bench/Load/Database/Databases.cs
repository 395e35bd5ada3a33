namespace WorkOrders.Load.Database;

/// <summary>The databases of the bench, each created on first use.</summary>
internal sealed class Databases(Bench bench)
{
    private readonly Dictionary<string, BenchDatabase> _databases = [];

    /// <summary>Returns the database of the API.</summary>
    public Task<BenchDatabase> Api() => Get("ours", bench.Options.Orders);

    /// <summary>Returns the database of the ceiling and of pgbench, with the same data; its changes are never published.</summary>
    public Task<BenchDatabase> Yardstick() => Get("yardstick", bench.Options.Orders);

    /// <summary>Returns the large database.</summary>
    public Task<BenchDatabase> Large() => Get("many", bench.Options.LargeOrders);

    private async Task<BenchDatabase> Get(string name, int orders)
    {
        if (_databases.TryGetValue(name, out var database))
        {
            return database;
        }
        _databases[name] = database = await bench.Server.Copy(name);
        if (orders > bench.Options.Orders)
        {
            Bench.Log($"loading {orders:N0} orders");
            await database.Load(bench.Options.Orders, orders, bench.Stopping);
        }
        return database;
    }
}
