-- Every change of every row, for whoever keeps a copy: written in the transaction of the change, and read by position.

-- What has been written and has no position yet. Whoever writes a row appends here in the same transaction, after the row itself:
-- seq is then drawn while the row is locked, so that the seqs of one row rise as its versions do.
create table change_pending (
    tenant_id uuid not null,
    seq bigint generated always as identity,
    entity text collate "C" not null,
    row_id uuid not null,
    key text collate "C",
    row_version bigint not null,
    operation text collate "C" not null check (operation in ('created', 'updated', 'deleted')),
    fields text[] collate "C",
    origin text collate "C",
    request_id text collate "C",
    trace_id text collate "C",
    changed_dateutc timestamptz not null default clock_timestamp(),
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, seq)
) with (
    -- Rows stay for a moment: it is swept by how many have gone, and what it held when somebody counted says nothing about now.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000000000
);

-- What readers follow: nothing is ever put before what they have read. It has no foreign keys, since what it tells of may be gone.
create table change_feed (
    tenant_id uuid not null,
    position bigint not null,
    entity text collate "C" not null,
    row_id uuid not null,
    key text collate "C",
    row_version bigint not null,
    operation text collate "C" not null,
    fields text[] collate "C",
    origin text collate "C",
    request_id text collate "C",
    trace_id text collate "C",
    changed_dateutc timestamptz not null,
    tx xid8 not null,
    primary key (tenant_id, position)
);

-- The last position that was given to a tenant: positions rise by one and have no gaps.
create table change_position (
    tenant_id uuid not null,
    last bigint not null,
    primary key (tenant_id)
);

-- What has been told is not untold.
revoke update on change_pending from workorders_app;
revoke update, delete on change_feed from workorders_app;
revoke delete on change_position from workorders_app;
