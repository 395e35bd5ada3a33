-- Planning by dispatchers: entries that customers know of, rules that were overridden, and technicians whose entries may overlap.

alter table job_planning
    add customer_informed boolean not null default false,
    add overridden text,
    add allow_overlap boolean not null default false;

-- Firm entries of one user must not overlap, unless they were planned while the user had allow_overlap. The constraint is checked at the end of the
-- transaction, so that one transaction can swap the technicians of two entries.
alter table job_planning
    drop constraint job_planning_tenant_id_user_id_tstzrange_excl,
    add constraint job_planning_booked
        exclude using gist (tenant_id with =, user_id with =, tstzrange(date_from, date_to) with &&)
        where (is_firm and not allow_overlap) deferrable initially deferred;

-- The status that an order had before it was planned, and that it gets again when its last firm entry is deleted.
alter table jobs add status_before_planning_id uuid;
