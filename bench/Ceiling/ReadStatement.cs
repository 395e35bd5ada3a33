namespace WorkOrders.Ceiling;

/// <summary>Reads one order by id with the keys of its references and its planning entries. Used by the ceiling and by pgbench.</summary>
public static class ReadStatement
{
    /// <summary>
    /// The parameters: $1 tenant, $2 order. Returns one row per planning entry, starting with that of the suggested technician, or one row
    /// without an entry.
    /// </summary>
    public const string Sql = """
        select j.id, j._parent_id, j.project_id, j.job_type_id, j.job_priority_id, j.job_status_id,
            j.db_address_id, j.contact_id, j.requested_by_company_id, j.requested_by_contact_id,
            j.reference_back_office, j.name, j.description, j.working_sequence, j.internal_memo,
            j.prejob_information, j.estimated_time, j.earliest_date_plannable, j.due_date,
            j.date_create, j.date_update, j.date_closed, j.suggested_user_id, j.suggested_date_start,
            j.skill_id, j.customer_reference, j.approval_responsible_user_id, j.date_reported_by_company,
            j.id2, j.company_id, j.db_address_name, j.db_address_street, j.db_address_street2,
            j.db_address_street_number, j.db_address_city, j.db_address_zip, j.db_address_db_country_id,
            j.db_address_phone, j.db_address_email, j.db_address_latitude_decimal, j.db_address_longitude_decimal,
            j.estimated_quantity_remark, j.modified_dateutc,
            parent.reference_back_office, project.reference_back_office, company.code, job_type.code,
            job_priority.code, job_status.code, technician.code, skill.code, country.code,
            p.id, p.user_id, p.date_from, p.date_to, p.is_locked, p.modified_dateutc
        from jobs j
        join project on project.tenant_id = j.tenant_id and project.id = j.project_id
        join job_type on job_type.tenant_id = j.tenant_id and job_type.id = j.job_type_id
        join job_status on job_status.tenant_id = j.tenant_id and job_status.id = j.job_status_id
        left join jobs parent on parent.tenant_id = j.tenant_id and parent.id = j._parent_id
        left join company on company.tenant_id = j.tenant_id and company.id = j.company_id
        left join job_priority on job_priority.tenant_id = j.tenant_id and job_priority.id = j.job_priority_id
        left join "user" technician on technician.tenant_id = j.tenant_id and technician.id = j.suggested_user_id
        left join skill on skill.tenant_id = j.tenant_id and skill.id = j.skill_id
        left join db_country country on country.id = j.db_address_db_country_id
        left join job_planning p on p.tenant_id = j.tenant_id and p.jobs_id = j.id
        where j.tenant_id = $1 and j.id = $2
        order by p.user_id is distinct from j.suggested_user_id, p.user_id, p.id
        """;
}
