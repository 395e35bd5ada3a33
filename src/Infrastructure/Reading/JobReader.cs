using System.Data.Common;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>Reads work orders as clients get them: with the keys of their referenced rows and with their planning entries.</summary>
internal static class JobReader
{
    private static readonly EntitySelect Job = new(Entity.Of<Job>(), "j");
    private static readonly EntitySelect Entry = new(Entity.Of<JobPlanning>(), "p");

    // Returns one row per planning entry, the suggested technician's entries first, and one row for an order without entries. Each order is
    // looked up separately (see LookupStatements).
    private static readonly Statement Select = new(
        $"""
        select {Job.Columns}, {Entry.Columns}
        from unnest(@ids) as asked (id)
        cross join lateral (select * from jobs j where j.tenant_id = @tenant and j.id = asked.id offset 0) j
        {Job.Joins}
        left join job_planning p on p.tenant_id = @tenant and p.jobs_id = j.id
        order by j.id, p.user_id is distinct from j.suggested_user_id, p.user_id, p.id
        """,
        ["tenant", "ids"]);

    /// <summary>Reads the work orders with these ids in one round trip; the result has no entry for an id that does not exist.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Job>> Read(NpgsqlConnection connection, Guid tenant, IEnumerable<Guid> ids)
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
        parameters.Add("ids", ids.Distinct().ToArray());

        var jobs = new Dictionary<Guid, Job>();
        Func<DbDataReader, (Job Job, JobPlanning? Entry)>? parse = null;
        await foreach (var row in connection.Read(Select.PositionalSql, parameters.UsePositions()))
        {
            parse ??= Parser(row);
            var (job, entry) = parse(row);
            var planned = jobs.GetValueOrDefault(job.Id!.Value)?.JobPlanning ?? [];
            jobs[job.Id.Value] = job with { JobPlanning = entry is null ? planned : [.. planned, entry] };
        }
        return jobs;
    }

    private static Func<DbDataReader, (Job Job, JobPlanning? Entry)> Parser(DbDataReader reader)
    {
        var job = reader.GetRowParser<Job>(length: Job.ColumnCount);
        var entry = reader.GetRowParser<JobPlanning?>(
            startIndex: Job.ColumnCount, length: Entry.ColumnCount, returnNullIfFirstMissing: true);
        return row => (job(row), entry(row));
    }
}
