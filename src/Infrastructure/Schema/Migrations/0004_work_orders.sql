-- Work orders and their planning entries, with the contract's names. Codes of referenced rows are joined, not stored.

create table jobs (
    tenant_id uuid not null,
    id uuid not null,
    id2 integer not null,
    _parent_id uuid,
    project_id uuid not null,
    company_id uuid,
    job_type_id uuid not null,
    job_priority_id uuid,
    job_status_id uuid not null,
    db_address_id uuid,
    contact_id uuid,
    requested_by_company_id uuid,
    requested_by_contact_id uuid,
    reference_back_office text collate "C",
    name text not null,
    description text,
    working_sequence integer,
    internal_memo text,
    prejob_information text,
    estimated_time integer,
    earliest_date_plannable timestamptz,
    due_date timestamptz,
    date_create timestamptz not null,
    date_update timestamptz not null,
    date_closed timestamptz,
    suggested_user_id uuid,
    suggested_date_start timestamptz,
    skill_id uuid,
    customer_reference text,
    approval_responsible_user_id uuid,
    date_reported_by_company timestamptz,
    db_address_name text,
    db_address_street text,
    db_address_street2 text,
    db_address_street_number text,
    db_address_city text,
    db_address_zip text,
    db_address_db_country_id uuid references db_country (id),
    db_address_phone text,
    db_address_email text,
    db_address_latitude_decimal numeric,
    db_address_longitude_decimal numeric,
    estimated_quantity_remark text,
    row_version bigint not null default 1,
    modified_dateutc timestamptz not null default clock_timestamp(),
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    unique (tenant_id, reference_back_office),
    unique (tenant_id, id2),
    foreign key (tenant_id, _parent_id) references jobs (tenant_id, id),
    foreign key (tenant_id, project_id) references project (tenant_id, id),
    foreign key (tenant_id, company_id) references company (tenant_id, id),
    foreign key (tenant_id, job_type_id) references job_type (tenant_id, id),
    foreign key (tenant_id, job_priority_id) references job_priority (tenant_id, id),
    foreign key (tenant_id, job_status_id) references job_status (tenant_id, id),
    foreign key (tenant_id, db_address_id) references db_address (tenant_id, id),
    foreign key (tenant_id, contact_id) references contact (tenant_id, id),
    foreign key (tenant_id, requested_by_company_id) references company (tenant_id, id),
    foreign key (tenant_id, requested_by_contact_id) references contact (tenant_id, id),
    foreign key (tenant_id, suggested_user_id) references "user" (tenant_id, id),
    foreign key (tenant_id, skill_id) references skill (tenant_id, id),
    foreign key (tenant_id, approval_responsible_user_id) references "user" (tenant_id, id)
);

create table job_planning (
    tenant_id uuid not null,
    id uuid not null,
    jobs_id uuid not null,
    user_id uuid not null,
    date_from timestamptz not null,
    date_to timestamptz not null,
    is_locked boolean not null default false,
    is_firm boolean not null default false,
    row_version bigint not null default 1,
    modified_dateutc timestamptz not null default clock_timestamp(),
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    foreign key (tenant_id, jobs_id) references jobs (tenant_id, id),
    foreign key (tenant_id, user_id) references "user" (tenant_id, id),
    check (date_from < date_to),
    -- Firm entries of one user must not overlap.
    exclude using gist (tenant_id with =, user_id with =, tstzrange(date_from, date_to) with &&) where (is_firm)
);

create index job_planning_job on job_planning (tenant_id, jobs_id);
-- Finds the entries that a suggestion overlaps. date_to comes first, because fewer entries have not ended yet than have already begun.
create index job_planning_user on job_planning (tenant_id, user_id, date_to, date_from);

-- Running numbers are leased in blocks, so that creates do not wait for a lock on one row. They are unique and rising, with gaps.
create table number_lease (
    tenant_id uuid not null references tenant (id),
    series text collate "C" not null,
    next integer not null,
    primary key (tenant_id, series)
);
