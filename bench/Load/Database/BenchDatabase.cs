using Dapper;
using Npgsql;

namespace WorkOrders.Load.Database;

/// <summary>A database of the server.</summary>
internal sealed class BenchDatabase(Server server, string name)
{
    private const string RestoreOrders = """
        set session_replication_role = replica;
        truncate jobs, job_planning;
        insert into jobs select * from bench.jobs;
        insert into job_planning select * from bench.job_planning;
        """;

    private bool _isLarge;

    /// <summary>The name of the database.</summary>
    public string Name => name;

    /// <summary>The connection string of the owner.</summary>
    public string ConnectionString => server.Owner(name);

    /// <summary>Opens a connection as superuser.</summary>
    public Task<NpgsqlConnection> Connect() => server.Connect(name);

    /// <summary>Loads additional orders: rows first, then indexes and constraints.</summary>
    /// <param name="from">The current number of orders.</param>
    /// <param name="to">The number of orders after loading.</param>
    /// <param name="ct">Cancels loading.</param>
    public async Task Load(int from, int to, CancellationToken ct)
    {
        _isLarge = true;
        await using var admin = await Connect();
        await admin.ExecuteAsync("set maintenance_work_mem = '256MB'; set session_replication_role = replica");
        var indexes = await Indexes.Drop(admin, "jobs", "job_planning");
        await SeedData.LoadOrders(admin, server.Tenant, from, to, ct);
        await indexes.Recreate(admin, ct);
        await admin.ExecuteAsync($"update number_lease set next = {to + 1} where series = 'jobs'");
        await admin.ExecuteAsync("vacuum analyze jobs, job_planning");
    }

    /// <summary>Replaces the orders and projects by those of the list benchmark.</summary>
    public async Task LoadLists(int orders, int projects, CancellationToken ct)
    {
        await using var admin = await Connect();
        await admin.ExecuteAsync("set maintenance_work_mem = '512MB'; set session_replication_role = replica");
        var indexes = await Indexes.Drop(admin, "jobs", "job_planning", "project");
        await admin.ExecuteAsync("truncate jobs, job_planning, project");
        await ListData.LoadProjects(admin, server.Tenant, projects, ct);
        await ListData.LoadOrders(admin, server.Tenant, orders, projects, ct);
        await indexes.Recreate(admin, ct);
        await admin.ExecuteAsync("vacuum analyze jobs, job_planning, project");
    }

    /// <summary>
    /// Restores the initial orders, so that each run starts from the same state. A large database keeps the orders created by earlier runs,
    /// because they are a small fraction.
    /// </summary>
    public async Task Restore()
    {
        await using var admin = await Connect();
        if (!_isLarge)
        {
            await admin.ExecuteAsync(RestoreOrders);
            await admin.ExecuteAsync("vacuum analyze jobs, job_planning");
        }
        await admin.ExecuteAsync("truncate change_pending, change_feed");
        await admin.ExecuteAsync("checkpoint;");
    }

    /// <summary>Returns the sum of the row versions of all master data, which increases with every write.</summary>
    public async Task<long> SumMasterDataVersions()
    {
        await using var admin = await Connect();
        var tables = await admin.QueryAsync<string>("""
            select attrelid::regclass::text from pg_attribute join pg_class on pg_class.oid = attrelid
            where attname = 'row_version' and relkind = 'r' and relnamespace = 'public'::regnamespace
                and relname not in ('jobs', 'job_planning', 'change_pending', 'change_feed')
            """);
        return await admin.ExecuteScalarAsync<long>(
            $"select {string.Join(" + ", tables.Select(table => $"(select coalesce(sum(row_version), 0) from {table})"))}");
    }

    /// <summary>Counts the published changes.</summary>
    public async Task<long> CountPublished()
    {
        await using var admin = await Connect();
        return await admin.ExecuteScalarAsync<long>("select coalesce(sum(last), 0) from change_position");
    }

    /// <summary>Counts orders, planning entries and changes.</summary>
    public async Task<RowCounts> Count()
    {
        await using var admin = await Connect();
        var (orders, entries, changes) = await admin.QuerySingleAsync<(long, long, long)>("""
            select (select count(*) from jobs), (select count(*) from job_planning),
                (select count(*) from change_pending) + (select count(*) from change_feed)
            """);
        return new(orders, entries, changes);
    }
}
