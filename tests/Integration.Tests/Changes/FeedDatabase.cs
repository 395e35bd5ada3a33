using Dapper;
using Npgsql;
using WorkOrders.Infrastructure.Changes;
using WorkOrders.Infrastructure.Connections;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>A migrated database of its own where nothing runs: the test itself moves the feed, as the application's role, when it wants to.</summary>
internal sealed class FeedDatabase : IAsyncDisposable
{
    private readonly AccessDatabase _database;
    private readonly NpgsqlDataSource _application;

    private FeedDatabase(AccessDatabase database)
    {
        _database = database;
        _application = NpgsqlDataSource.Create(DatabaseConnection.Parse(database.ConnectionString, null).Application);
        Sequence = new(new(_application));
    }

    /// <summary>Gives positions.</summary>
    public ChangeSequence Sequence { get; }

    /// <summary>A tenant.</summary>
    public Guid Tenant { get; } = Guid.CreateVersion7();

    /// <summary>Another tenant.</summary>
    public Guid Other { get; } = Guid.CreateVersion7();

    public static async Task<FeedDatabase> Create()
    {
        var feed = new FeedDatabase(await AccessDatabase.CreateMigrated());
        await feed._database.Run($"insert into tenant (id, name) values ('{feed.Tenant}', 'acme'), ('{feed.Other}', 'zebra')");
        return feed;
    }

    /// <summary>Another that gives positions, as a second instance has one.</summary>
    public ChangeSequence AnotherSequence() => new(new(_application));

    public Task<OpenWrite> Begin(Guid? tenant = null) => OpenWrite.Begin(_database.ConnectionString, tenant ?? Tenant);

    public Task Once(Func<OpenWrite, Task> write, Guid? tenant = null) => OpenWrite.Once(_database.ConnectionString, tenant ?? Tenant, write);

    /// <summary>Runs a statement as superuser.</summary>
    public Task Run(string sql) => _database.Run(sql);

    /// <summary>The first column of what a query finds, as superuser.</summary>
    public async Task<IReadOnlyList<T>> Read<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    /// <summary>Waits until a condition holds; fails after two minutes.</summary>
    public async Task Until(string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await _database.Ask<bool>(condition))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>What a tenant's readers can read: each change as <c>row version</c>, in order.</summary>
    public Task<IReadOnlyList<string>> Feed(Guid? tenant = null) =>
        Read<string>($"select row_id || ' ' || row_version from change_feed where tenant_id = '{tenant ?? Tenant}' order by position");

    /// <summary>Closes the application's connections; what they have done is then counted.</summary>
    public async Task Leave()
    {
        await _application.DisposeAsync();
        await Until($"select not exists (select from pg_stat_activity where datname = current_database() and application_name = 'WorkOrders')");
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await _database.DisposeAsync();
    }
}
