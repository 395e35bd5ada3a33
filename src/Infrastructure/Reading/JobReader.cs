using System.Data.Common;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Reading;

/// <summary>Reads work orders as clients get them: with the keys of their referenced rows and with their planning entries.</summary>
internal static class JobReader
{
    private static readonly EntitySelect Job = new(Entity.Of<Job>(), "j");
    private static readonly EntitySelect Entry = new(Entity.Of<JobPlanning>(), "p", mayBeMissing: true);

    // Returns one row per planning entry, the suggested technician's entries first, and one row for an order without entries.
    private static readonly AddressedRows Rows = new(Entity.Of<Job>(), "j", jobs => $"""
        select {Job.Columns}, {Entry.Columns}
        from {jobs}
        {Job.Joins}
        left join job_planning p on p.tenant_id = @tenant and p.jobs_id = j.id
        {Entry.Joins}
        order by j.id, p.user_id is distinct from j.suggested_user_id, p.user_id, p.id
        """);

    /// <summary>
    /// Reads the work orders with these addresses in one round trip. The result returns null for an address that no work order has.
    /// </summary>
    public static async Task<Func<RowAddress, Job?>> Read(
        NpgsqlConnection connection, Guid tenant, IReadOnlyCollection<RowAddress> addresses)
    {
        var jobs = new Dictionary<Guid, Job>();
        Func<DbDataReader, (Job Job, JobPlanning? Entry)>? parse = null;
        var (sql, parameters) = Rows.For(tenant, addresses);
        await foreach (var row in connection.Read(sql, parameters))
        {
            parse ??= Parser(row);
            var (job, entry) = parse(row);
            var planned = jobs.GetValueOrDefault(job.Id!.Value)?.JobPlanning ?? [];
            jobs[job.Id.Value] = job with { JobPlanning = entry is null ? planned : [.. planned, entry] };
        }
        return Rows.Find(jobs.Values);
    }

    private static Func<DbDataReader, (Job Job, JobPlanning? Entry)> Parser(DbDataReader reader)
    {
        var job = reader.GetRowParser<Job>(length: Job.ColumnCount);
        var entry = reader.GetRowParser<JobPlanning?>(
            startIndex: Job.ColumnCount, length: Entry.ColumnCount, returnNullIfFirstMissing: true);
        return row => (job(row), entry(row));
    }
}
