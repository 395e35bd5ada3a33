using Dapper;
using Npgsql;

namespace WorkOrders.Load.Database;

/// <summary>One database of the server.</summary>
internal sealed class BenchDatabase(Server server, string name)
{
    private const string PutBack = """
        set session_replication_role = replica;
        truncate jobs, job_planning;
        insert into jobs select * from bench.jobs;
        insert into job_planning select * from bench.job_planning;
        """;

    private bool _holdsMany;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>How its owner connects.</summary>
    public string ConnectionString => server.Owner(name);

    /// <summary>An open connection of the superuser.</summary>
    public Task<NpgsqlConnection> Connect() => server.Connect(name);

    /// <summary>Loads more stored orders: rows first, indexes and constraints after.</summary>
    /// <param name="from">How many there are.</param>
    /// <param name="to">How many there are to be.</param>
    /// <param name="ct">Breaks off.</param>
    public async Task Load(int from, int to, CancellationToken ct)
    {
        _holdsMany = true;
        await using var admin = await Connect();
        await admin.ExecuteAsync("set maintenance_work_mem = '256MB'; set session_replication_role = replica");
        var indexes = await Indexes.Drop(admin, "jobs", "job_planning");
        await Stock.LoadOrders(admin, server.Tenant, from, to, ct);
        await indexes.Make(admin, ct);
        await admin.ExecuteAsync($"update number_lease set next = {to + 1}");
        await admin.ExecuteAsync("vacuum analyze jobs, job_planning");
    }

    /// <summary>
    /// Puts the orders back to what they were in the beginning, so that each turn finds the same. Where many are stored they stay, with those
    /// that were created meanwhile: a few among many.
    /// </summary>
    public async Task Restore()
    {
        await using var admin = await Connect();
        if (!_holdsMany)
        {
            await admin.ExecuteAsync(PutBack);
            await admin.ExecuteAsync("vacuum analyze jobs, job_planning");
        }
        await admin.ExecuteAsync("truncate change_pending, change_feed");
        await admin.ExecuteAsync("checkpoint;");
    }

    /// <summary>The sum of the versions of all rows of master data: rises with every row that is written.</summary>
    public async Task<long> MasterData()
    {
        await using var admin = await Connect();
        var tables = await admin.QueryAsync<string>("""
            select attrelid::regclass::text from pg_attribute join pg_class on pg_class.oid = attrelid
            where attname = 'row_version' and relkind = 'r' and relnamespace = 'public'::regnamespace
                and relname not in ('jobs', 'job_planning', 'change_pending', 'change_feed')
            """);
        return await admin.ExecuteScalarAsync<long>($"select {string.Join(" + ", tables.Select(table => $"(select coalesce(sum(row_version), 0) from {table})"))}");
    }

    /// <summary>How many positions its change feed has given.</summary>
    public async Task<long> Positions()
    {
        await using var admin = await Connect();
        return await admin.ExecuteScalarAsync<long>("select coalesce(sum(last), 0) from change_position");
    }

    /// <summary>How many orders and planning entries it holds, and how many changes were told of.</summary>
    public async Task<Stored> Count()
    {
        await using var admin = await Connect();
        var (orders, planned, told) = await admin.QuerySingleAsync<(long, long, long)>("""
            select (select count(*) from jobs), (select count(*) from job_planning), (select count(*) from change_pending) + (select count(*) from change_feed)
            """);
        return new(orders, planned, told);
    }
}
