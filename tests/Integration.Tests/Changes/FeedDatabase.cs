using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Changes;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>A migrated database without a running API: the test publishes changes itself, with the application's role.</summary>
internal sealed class FeedDatabase : IAsyncDisposable
{
    private readonly TemporaryDatabase _database;
    private readonly NpgsqlDataSource _application;

    private FeedDatabase(TemporaryDatabase database)
    {
        _database = database;
        _application = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.ConnectionString, null).Application);
        Sequence = new(new(_application));
    }

    /// <summary>The sequencer that publishes pending changes.</summary>
    public ChangeSequencer Sequence { get; }

    public Guid Tenant { get; } = Guid.CreateVersion7();

    public Guid OtherTenant { get; } = Guid.CreateVersion7();

    public static async Task<FeedDatabase> Create()
    {
        var feed = new FeedDatabase(await TemporaryDatabase.CreateMigrated());
        await feed._database.Run($"insert into tenant (id, name) values ('{feed.Tenant}', 'acme'), ('{feed.OtherTenant}', 'zebra')");
        return feed;
    }

    /// <summary>Creates another sequencer, like that of a second instance.</summary>
    public ChangeSequencer CreateSequence() => new(new(_application));

    public Task<OpenTransaction> Begin(Guid? tenant = null) => OpenTransaction.Begin(_database.ConnectionString, tenant ?? Tenant);

    public Task WriteAndCommit(Func<OpenTransaction, Task> write, Guid? tenant = null) =>
        OpenTransaction.WriteAndCommit(_database.ConnectionString, tenant ?? Tenant, write);

    /// <summary>Executes a statement as a superuser.</summary>
    public Task Run(string sql) => _database.Run(sql);

    /// <summary>Returns the first column of a query, run as a superuser.</summary>
    public async Task<IReadOnlyList<T>> Read<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    /// <summary>Waits until a query returns true; fails after two minutes.</summary>
    public async Task Until(string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await _database.Ask<bool>(condition))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Returns the published changes of a tenant in order, each as <c>row version</c>.</summary>
    public Task<IReadOnlyList<string>> ReadFeed(Guid? tenant = null) =>
        Read<string>($"select row_id || ' ' || row_version from change_feed where tenant_id = '{tenant ?? Tenant}' order by position");

    /// <summary>Closes the application's connections, so that PostgreSQL updates its statistics.</summary>
    public async Task CloseApplicationConnections()
    {
        await _application.DisposeAsync();
        await Until(
            $"select not exists (select from pg_stat_activity where datname = current_database() and application_name = 'WorkOrders')");
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }
}
