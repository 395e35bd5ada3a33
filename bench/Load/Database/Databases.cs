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

    /// <summary>Returns the database of the pages of the planning board.</summary>
    public Task<BenchDatabase> Pages() => Get("pages", bench.Options.Orders);

    /// <summary>Returns the database of the lists.</summary>
    public async Task<BenchDatabase> Lists()
    {
        if (!_databases.TryGetValue("lists", out var database))
        {
            Bench.Log($"loading {bench.Options.ListOrders:N0} orders and {bench.Options.ListProjects:N0} projects");
            _databases["lists"] = database = await bench.Server.Copy("lists");
            await database.LoadLists(bench.Options.ListOrders, bench.Options.ListProjects, bench.Stopping);
        }
        return database;
    }

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
