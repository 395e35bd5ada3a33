-- Proposals that are computed after their requests were answered. The final state is written in the transaction of the suggestions, so it is true
-- exactly when they are stored.

create table planning_proposal (
    tenant_id uuid not null references tenant (id),
    id uuid not null,
    state text collate "C" not null default 'running',
    detail text,
    seconds integer not null,
    stop_requested boolean not null default false,
    progress json not null default '{}',
    result json,
    date_create timestamptz not null default clock_timestamp(),
    date_end timestamptz,
    row_version bigint not null default 1,
    -- In a run that has not ended, the time of its last heartbeat.
    modified_dateutc timestamptz not null default clock_timestamp(),
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    check (state in ('running', 'completed', 'failed', 'interrupted'))
);
