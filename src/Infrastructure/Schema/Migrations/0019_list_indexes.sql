-- Lists read their pages in the order of an index. OData sorts nulls first in ascending order and last in descending order, which is the opposite of
-- PostgreSQL's default; rows with equal values are sorted by id. So an index for lists ends with (column nulls first, id).

-- The same unique keys in this order: a constraint cannot have it, but an index can.
alter table jobs drop constraint jobs_tenant_id_id2_key;
create unique index jobs_number on jobs (tenant_id, id2 nulls first);
alter table project drop constraint project_tenant_id_id2_key;
create unique index project_number on project (tenant_id, id2 nulls first);

create index jobs_reference on jobs (tenant_id, reference_back_office nulls first, id);
create index jobs_status_due on jobs (tenant_id, job_status_id nulls first, due_date nulls first, id);
create index jobs_technician on jobs (tenant_id, suggested_user_id nulls first, suggested_date_start nulls first, id);
create index jobs_company on jobs (tenant_id, company_id nulls first, id);
create index jobs_due on jobs (tenant_id, due_date nulls first, id);
drop index jobs_project;
create index jobs_project on jobs (tenant_id, project_id nulls first, id);

create index project_company on project (tenant_id, company_id nulls first, id);
create index project_parent on project (tenant_id, _parent_id nulls first, id);

create index job_planning_technician on job_planning (tenant_id, user_id nulls first, date_from nulls first, id);

-- Every list can be read in the order of changes: clients poll for what is new.
do $$
declare
    entity text;
begin
    foreach entity in array array['sales_organization', 'job_status', 'job_type', 'job_priority', 'skill', 'equipment_family', 'equipment_brand',
        'equipment_model', 'project_status', 'user', 'company', 'contact', 'db_address', 'project', 'jobs', 'job_planning']
    loop
        execute format('create index %I on %I (tenant_id, modified_dateutc nulls first, id)', entity || '_modified', entity);
    end loop;
end $$;
