namespace WorkOrders.Ceiling;

/// <summary>
/// Creates a suggested order in one statement: resolves the references by code, inserts the order and its planning entry, and appends both
/// to the change feed, as the API does. Returns one row, or no row if a reference cannot be resolved. Used by the ceiling and by pgbench.
/// </summary>
public static class CreateStatement
{
    /// <summary>
    /// The parameters: $1 tenant, $2 project, $3 type, $4 priority, $5 status, $6 technician, $7 skill (all six by code), $8 id, $9 order
    /// number, $10 reference, $11 name, $12 description, $13 minutes, $14 earliest date, $15 due date, $16 customer's reference, $17 date
    /// reported, $18 pre-job information, $19 memo, $20 start, $21 id of the planning entry, $22 id of the request.
    /// </summary>
    public const string Sql = """
        with named as (
            select project.id as project_id, project.company_id, company.code as company_code, job_type.id as job_type_id,
                job_priority.id as job_priority_id, job_status.id as job_status_id, technician.id as user_id, skill.id as skill_id
            from project
            left join company on company.tenant_id = project.tenant_id and company.id = project.company_id
            join job_type on job_type.tenant_id = project.tenant_id and job_type.code = $3
            join job_priority on job_priority.tenant_id = project.tenant_id and job_priority.code = $4
            join job_status on job_status.tenant_id = project.tenant_id and job_status.code = $5
            join "user" technician on technician.tenant_id = project.tenant_id and technician.code = $6
            join skill on skill.tenant_id = project.tenant_id and skill.code = $7
            where project.tenant_id = $1 and project.reference_back_office = $2
        ), job as (
            insert into jobs (tenant_id, id, id2, project_id, company_id, job_type_id, job_priority_id, job_status_id,
                reference_back_office, name, description,
                internal_memo, prejob_information, estimated_time, earliest_date_plannable, due_date, date_create, date_update, date_status,
                suggested_user_id, suggested_date_start, skill_id, customer_reference, date_reported_by_company)
            select $1, $8, $9, project_id, company_id, job_type_id, job_priority_id, job_status_id, $10, $11, $12,
                $19, $18, $13, $14, $15, now(), now(), now(), user_id,
                $20, skill_id, $16, $17
            from named
            returning id, reference_back_office, row_version, date_create, modified_dateutc
        ), planning as (
            insert into job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to)
            select $1, $21, $8, user_id, $20, $20 + $13 * interval '1 minute'
            from named
            returning id, row_version, date_to, modified_dateutc
        ), feed as (
            insert into change_pending (tenant_id, entity, row_id, key, row_version, operation, request_id)
            select $1, 'jobs', id, reference_back_office, row_version, 'created', $22 from job
            union all
            select $1, 'job_planning', id, null, row_version, 'created', $22 from planning
        )
        select named.*, job.date_create, job.modified_dateutc, planning.date_to, planning.modified_dateutc
        from named, job, planning
        """;
}
