-- Imports that go on when their requests were answered. What is written last says whether their orders are stored: it is written in the same transaction.

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
    -- Also the last sign of life of a run that has not ended.
    modified_dateutc timestamptz not null default clock_timestamp(),
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    check (state in ('waiting', 'running', 'completed', 'refused', 'failed', 'interrupted'))
);

-- They are compressed already.
alter table import_run alter column results set storage external;
