-- Tenants and their credentials.
-- The role workorders_app already exists: roles belong to the cluster, so the program creates it before it runs the migrations.

create extension if not exists btree_gist;

-- Grants the application access to everything that the owner creates from here on.
alter default privileges in schema public grant select, insert, update, delete on tables to workorders_app;
alter default privileges in schema public grant usage on sequences to workorders_app;

-- The only table of tenant data whose key does not begin with tenant_id, because tenant_id refers to it.
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
    -- A domain name in lower case, so that names that differ only in case cannot coexist.
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
    -- HTTP Basic ends the user name at the first colon.
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

-- Only the administrator changes credentials; the application reads them.
revoke insert, update, delete on tenant, api_user, api_key from workorders_app;
