-- Tenants and what they sign in with.
-- The role workorders_app exists already: roles belong to the cluster, so the program makes it before any migration.

create extension if not exists btree_gist;

-- Whatever the owner creates from here on, the application may work with, and never owns.
alter default privileges in schema public grant select, insert, update, delete on tables to workorders_app;
alter default privileges in schema public grant usage on sequences to workorders_app;

-- The directory of tenants: the one table whose key is not (tenant_id, …), because it is what tenant_id refers to.
create table tenant (
    id                uuid         not null,
    name              text         collate "C" not null,
    time_zone         text         collate "C" not null default 'UTC',
    nulls             text         collate "C" not null default 'null',
    handling          text         collate "C" not null default 'lenient',
    row_version       bigint       not null default 1,
    created_dateutc   timestamptz  not null default clock_timestamp(),
    modified_dateutc  timestamptz  not null default clock_timestamp(),
    tx                xid8         not null default pg_current_xact_id(),
    constraint tenant_pkey primary key (id),
    constraint tenant_name_key unique (name),
    -- Like a domain name, and in lower case: so it is unique however it is typed.
    constraint tenant_name_check check (name ~ '^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$' and length(name) <= 253),
    constraint tenant_nulls_check check (nulls in ('null', 'default')),
    constraint tenant_handling_check check (handling in ('lenient', 'strict'))
);

create table api_user (
    tenant_id         uuid         not null,
    id                uuid         not null,
    name              text         collate "C" not null,
    password_hash     text         collate "C" not null,
    disabled          boolean      not null default false,
    row_version       bigint       not null default 1,
    created_dateutc   timestamptz  not null default clock_timestamp(),
    modified_dateutc  timestamptz  not null default clock_timestamp(),
    tx                xid8         not null default pg_current_xact_id(),
    constraint api_user_pkey primary key (tenant_id, id),
    constraint api_user_tenant_fkey foreign key (tenant_id) references tenant (id) on delete restrict,
    constraint api_user_name_key unique (tenant_id, name),
    -- HTTP Basic ends the user at the first colon.
    constraint api_user_name_check check (name <> '' and length(name) <= 255 and strpos(name, ':') = 0)
);

create table api_key (
    tenant_id         uuid         not null,
    id                uuid         not null,
    label             text         collate "C" not null,
    sha256            bytea        not null,
    revoked_dateutc   timestamptz,
    row_version       bigint       not null default 1,
    created_dateutc   timestamptz  not null default clock_timestamp(),
    modified_dateutc  timestamptz  not null default clock_timestamp(),
    tx                xid8         not null default pg_current_xact_id(),
    constraint api_key_pkey primary key (tenant_id, id),
    constraint api_key_tenant_fkey foreign key (tenant_id) references tenant (id) on delete restrict,
    constraint api_key_sha256_key unique (tenant_id, sha256),
    constraint api_key_sha256_check check (length(sha256) = 32),
    constraint api_key_label_check check (label <> '' and length(label) <= 255)
);

create unique index api_key_live_label_key on api_key (tenant_id, label) where revoked_dateutc is null;

-- Who may sign in is the administrator's business: the application only looks.
revoke insert, update, delete on tenant, api_user, api_key from workorders_app;
