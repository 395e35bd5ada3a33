using System.Data.Common;
using Dapper;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.WorkOrders;

/// <summary>Reads work orders as readers see them: with the keys of what they refer to, and their planning.</summary>
internal static class StoredJobs
{
    // Those of the contract, and when the entry was written.
    private static readonly int EntryColumns = Entity.Of<JobPlanning>().Columns.Count + 1;

    // A row for each planning entry, the suggested technician's first; a row without one where there is none. Orders are found one by one (see LookupSql).
    private static readonly Statement Select = new(
        $"""
        select {string.Join(", ", Entity.Of<Job>().Columns.Select(column => $"j.{column.Name}"))}, j.modified_dateutc,
            parent.reference_back_office as _parent_jobs_reference_back_office,
            project.reference_back_office as project_reference_back_office,
            company.code as company_code,
            job_type.code as job_type_code,
            job_priority.code as job_priority_code,
            job_status.code as job_status_code,
            suggested_user.code as suggested_user_code,
            skill.code as skill_code,
            country.code as db_address_db_country_code,
            {string.Join(", ", Entity.Of<JobPlanning>().Columns.Select(column => $"p.{column.Name}"))}, p.modified_dateutc
        from unnest(@ids) as asked (id)
        cross join lateral (select * from jobs j where j.tenant_id = @tenant and j.id = asked.id offset 0) j
        join project on project.tenant_id = @tenant and project.id = j.project_id
        join job_type on job_type.tenant_id = @tenant and job_type.id = j.job_type_id
        join job_status on job_status.tenant_id = @tenant and job_status.id = j.job_status_id
        left join jobs parent on parent.tenant_id = @tenant and parent.id = j._parent_id
        left join company on company.tenant_id = @tenant and company.id = j.company_id
        left join job_priority on job_priority.tenant_id = @tenant and job_priority.id = j.job_priority_id
        left join "user" suggested_user on suggested_user.tenant_id = @tenant and suggested_user.id = j.suggested_user_id
        left join skill on skill.tenant_id = @tenant and skill.id = j.skill_id
        left join db_country country on country.id = j.db_address_db_country_id
        left join job_planning p on p.tenant_id = @tenant and p.jobs_id = j.id
        order by j.id, p.user_id is distinct from j.suggested_user_id, p.user_id, p.id
        """,
        ["tenant", "ids"]);

    /// <summary>The work orders of these ids, as far as there are any, in one round trip.</summary>
    public static async Task<Dictionary<Guid, Job>> Jobs(this NpgsqlConnection connection, Guid tenant, IEnumerable<Guid> ids)
    {
        var parameters = new TypedParameters();
        parameters.Add("tenant", tenant);
        parameters.Add("ids", ids.Distinct().ToArray());
        var jobs = new Dictionary<Guid, Job>();
        Func<DbDataReader, (Job Job, JobPlanning? Entry)>? read = null;
        await foreach (var row in connection.Read(Select.Sent, parameters.ByPlace()))
        {
            read ??= Reading(row);
            var (job, entry) = read(row);
            var planned = jobs.GetValueOrDefault(job.Id!.Value)?.JobPlanning ?? [];
            jobs[job.Id.Value] = job with { JobPlanning = entry is null ? planned : [.. planned, entry] };
        }
        return jobs;
    }

    /// <summary>What reads a row; made once, when it is known which columns there are.</summary>
    private static Func<DbDataReader, (Job Job, JobPlanning? Entry)> Reading(DbDataReader reader)
    {
        var entryAt = reader.FieldCount - EntryColumns;
        var job = reader.GetRowParser<Job>(length: entryAt);
        var entry = reader.GetRowParser<JobPlanning?>(startIndex: entryAt, length: EntryColumns, returnNullIfFirstMissing: true);
        return row => (job(row), entry(row));
    }
}
