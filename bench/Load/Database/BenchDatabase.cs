using Dapper;

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

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>How its owner connects.</summary>
    public string ConnectionString => server.Owner(name);

    /// <summary>Whether it has a change feed.</summary>
    public async Task<bool> HasFeed()
    {
        await using var admin = await server.Connect(name);
        return await admin.ExecuteScalarAsync<bool>("select to_regclass('change_pending') is not null");
    }

    /// <summary>Loads more stored orders: rows first, indexes and constraints after.</summary>
    /// <param name="from">How many there are.</param>
    /// <param name="to">How many there are to be.</param>
    public async Task Load(int from, int to)
    {
        await using var admin = await server.Connect(name);
        await admin.ExecuteAsync("set maintenance_work_mem = '256MB'; set session_replication_role = replica");
        var indexes = await Indexes.Drop(admin, "jobs", "job_planning");
        await Stock.LoadOrders(admin, server.Tenant, from, to);
        await indexes.Make(admin);
        await admin.ExecuteAsync($"update number_lease set next = {to + 1}");
        await admin.ExecuteAsync("vacuum analyze jobs, job_planning");
        await admin.ExecuteAsync("checkpoint;");
    }

    /// <summary>Puts the orders back to what they were in the beginning, so that each round finds the same.</summary>
    public async Task Restore()
    {
        await using var admin = await server.Connect(name);
        await admin.ExecuteAsync(PutBack);
        if (await HasFeed())
        {
            await admin.ExecuteAsync("truncate change_pending, change_feed");
        }
        await admin.ExecuteAsync("vacuum analyze jobs, job_planning");
        await admin.ExecuteAsync("checkpoint;");
    }

    /// <summary>How many orders it holds, each of which must be planned and, if new, told of in the feed.</summary>
    public async Task<long> Orders()
    {
        await using var admin = await server.Connect(name);
        return await admin.ExecuteScalarAsync<long>("select count(*) from jobs");
    }
}
