-- Every change of every row, for clients that keep a copy: written in the transaction of the change and read by position.

-- Changes without a position. Code that writes a row appends to this table in the same transaction and after the row:
-- seq is then drawn while the row is locked, so that it rises with the versions of the row.
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
    -- Rows are short-lived: vacuum after a fixed number of deletes, and do not analyze, because statistics are outdated at once.
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 2000000000
);

-- The published changes; none is ever inserted before one that has been read. There are no foreign keys, because the rows may have been deleted.
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

-- The last position assigned in each tenant: positions rise by one and have no gaps.
create table change_position (
    tenant_id uuid not null,
    last bigint not null,
    primary key (tenant_id)
);

-- Published changes are immutable.
revoke update on change_pending from workorders_app;
revoke update, delete on change_feed from workorders_app;
revoke delete on change_position from workorders_app;
