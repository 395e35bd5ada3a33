-- Roles of credentials, and sessions of people who sign in on a page. Credentials from before can do what they could: they are administrators.

alter table api_user
    add role text collate "C" not null default 'admin',
    add check (role in ('viewer', 'technician', 'dispatcher', 'admin'));

alter table api_key
    add role text collate "C" not null default 'admin',
    add check (role in ('viewer', 'technician', 'dispatcher', 'admin'));

-- Sessions are found by the hash of their token, which is stored nowhere.
create table session (
    tenant_id uuid not null references tenant (id),
    sha256 bytea not null,
    api_user_id uuid not null,
    created_dateutc timestamptz not null default clock_timestamp(),
    last_seen_dateutc timestamptz not null default clock_timestamp(),
    expires_dateutc timestamptz not null,
    user_agent text not null,
    row_version bigint not null default 1,
    modified_dateutc timestamptz not null default clock_timestamp(),
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, sha256),
    foreign key (tenant_id, api_user_id) references api_user (tenant_id, id),
    check (length(sha256) = 32),
    check (length(user_agent) <= 200)
);

create index session_api_user on session (tenant_id, api_user_id);
