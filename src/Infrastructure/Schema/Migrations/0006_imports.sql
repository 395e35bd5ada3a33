-- Imports that run after their requests were answered. The final state is written in the transaction of the orders, so it is true exactly when they are stored.

create table import_run (
    tenant_id uuid not null references tenant (id),
    id uuid not null,
    state text collate "C" not null default 'waiting',
    detail text,
    rows integer not null,
    rows_done integer not null default 0,
    date_create timestamptz not null default clock_timestamp(),
    date_start timestamptz,
    date_end timestamptz,
    totals json,
    results bytea,
    row_version bigint not null default 1,
    -- In a run that has not ended, the time of its last heartbeat.
    modified_dateutc timestamptz not null default clock_timestamp(),
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    check (state in ('waiting', 'running', 'completed', 'refused', 'failed', 'interrupted'))
);

-- Results are already compressed.
alter table import_run alter column results set storage external;
