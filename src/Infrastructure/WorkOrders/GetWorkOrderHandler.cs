using Dapper;
using MediatR;
using Npgsql;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Get;

namespace WorkOrders.Infrastructure.WorkOrders;

/// <summary>Reads one order, the keys of what it refers to and its planning, the suggested technician first, in one round trip.</summary>
internal sealed class GetWorkOrderHandler(NpgsqlDataSource source, CurrentCaller caller) : IRequestHandler<GetWorkOrderQuery, Job?>
{
    private static readonly string Select = $"""
        select {string.Join(", ", Entity.Of<Job>().Columns.Select(column => $"j.{column.Name}"))}, j.modified_dateutc,
            parent.reference_back_office as _parent_jobs_reference_back_office,
            project.reference_back_office as project_reference_back_office,
            company.code as company_code,
            job_type.code as job_type_code,
            job_priority.code as job_priority_code,
            job_status.code as job_status_code,
            suggested_user.code as suggested_user_code,
            skill.code as skill_code,
            country.code as db_address_db_country_code
        from jobs j
        join project on project.tenant_id = j.tenant_id and project.id = j.project_id
        join job_type on job_type.tenant_id = j.tenant_id and job_type.id = j.job_type_id
        join job_status on job_status.tenant_id = j.tenant_id and job_status.id = j.job_status_id
        left join jobs parent on parent.tenant_id = j.tenant_id and parent.id = j._parent_id
        left join company on company.tenant_id = j.tenant_id and company.id = j.company_id
        left join job_priority on job_priority.tenant_id = j.tenant_id and job_priority.id = j.job_priority_id
        left join "user" suggested_user on suggested_user.tenant_id = j.tenant_id and suggested_user.id = j.suggested_user_id
        left join skill on skill.tenant_id = j.tenant_id and skill.id = j.skill_id
        left join db_country country on country.id = j.db_address_db_country_id
        where j.tenant_id = @tenant and j.id = @id;

        select {string.Join(", ", Entity.Of<JobPlanning>().Columns.Select(column => column.Name))}, modified_dateutc
        from job_planning
        where tenant_id = @tenant and jobs_id = @id
        order by user_id is distinct from (select suggested_user_id from jobs where tenant_id = @tenant and id = @id), id
        """;

    public async Task<Job?> Handle(GetWorkOrderQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(Select, new { tenant = caller.Value.TenantId, id = query.Id }, cancellationToken: cancellationToken));
        var job = await results.ReadSingleOrDefaultAsync<Job>();
        return job is null ? null : job with { JobPlanning = [.. await results.ReadAsync<JobPlanning>()] };
    }
}
