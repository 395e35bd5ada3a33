-- When technicians work: their working times, holidays and absences, and what they can do.

create table holiday_calendar (
    tenant_id uuid not null references tenant (id),
    id uuid not null,
    code text collate "C",
    name text not null,
    is_default boolean,
    description text,
    row_version bigint not null default 1,
    modified_dateutc timestamptz not null default case when pg_current_xact_id() is not null then clock_timestamp() end,
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    unique (tenant_id, code)
);

create table holiday (
    tenant_id uuid not null references tenant (id),
    id uuid not null,
    holiday_calendar_id uuid not null,
    date date not null,
    name text not null,
    description text,
    code text collate "C",
    row_version bigint not null default 1,
    modified_dateutc timestamptz not null default case when pg_current_xact_id() is not null then clock_timestamp() end,
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, holiday_calendar_id) references holiday_calendar (tenant_id, id)
);

create table working_time (
    tenant_id uuid not null references tenant (id),
    id uuid not null,
    user_id uuid not null,
    weekday integer not null check (weekday between 1 and 7),
    time_from time not null,
    time_to time not null,
    valid_from date,
    valid_to date,
    description text,
    code text collate "C",
    row_version bigint not null default 1,
    modified_dateutc timestamptz not null default case when pg_current_xact_id() is not null then clock_timestamp() end,
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, user_id) references "user" (tenant_id, id),
    check (valid_from <= valid_to)
);

create table user_unavailability (
    tenant_id uuid not null references tenant (id),
    id uuid not null,
    user_id uuid not null,
    date_from timestamptz not null,
    date_to timestamptz not null,
    reason text,
    code text collate "C",
    row_version bigint not null default 1,
    modified_dateutc timestamptz not null default case when pg_current_xact_id() is not null then clock_timestamp() end,
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, user_id) references "user" (tenant_id, id),
    check (date_from < date_to)
);

create table user_skill (
    tenant_id uuid not null references tenant (id),
    id uuid not null,
    user_id uuid not null,
    skill_id uuid not null,
    level integer,
    valid_until date,
    description text,
    code text collate "C",
    row_version bigint not null default 1,
    modified_dateutc timestamptz not null default case when pg_current_xact_id() is not null then clock_timestamp() end,
    tx xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, user_id) references "user" (tenant_id, id),
    foreign key (tenant_id, skill_id) references skill (tenant_id, id)
);

alter table "user"
    add holiday_calendar_id uuid,
    add start_latitude_decimal numeric,
    add start_longitude_decimal numeric,
    add time_zone text,
    add allow_overlap boolean,
    add foreign key (tenant_id, holiday_calendar_id) references holiday_calendar (tenant_id, id);

create index holiday_calendar_date on holiday (tenant_id, holiday_calendar_id, date);
create index working_time_user on working_time (tenant_id, user_id);
create index user_unavailability_user on user_unavailability (tenant_id, user_id, date_to);
create index user_skill_user on user_skill (tenant_id, user_id);
create index user_skill_skill on user_skill (tenant_id, skill_id);
create index user_holiday_calendar on "user" (tenant_id, holiday_calendar_id) where holiday_calendar_id is not null;

-- The texts that a search compares: the keys, the names, and the other texts.
create function search_text(r holiday_calendar) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, coalesce(r.description, ''));
create function search_text(r holiday) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, coalesce(r.description, ''));
create function search_text(r working_time) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), '', coalesce(r.description, ''));
create function search_text(r user_unavailability) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), '', coalesce(r.reason, ''));
create function search_text(r user_skill) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), '', coalesce(r.description, ''));

do $$
declare
    entity text;
begin
    foreach entity in array array['holiday_calendar', 'holiday', 'working_time', 'user_unavailability', 'user_skill']
    loop
        execute format('create index %I on %I (tenant_id, fold_key(code)) where code is not null', entity || '_folded_key', entity);
        execute format('create index %I on %I (tenant_id, modified_dateutc nulls first, id)', entity || '_modified', entity);
        execute format($create$
            create function %I(tenant uuid, query text) returns table (id uuid, rank real) language plpgsql stable parallel safe as $body$
            declare
                words record := search_words(query);
                folded text := fold_key(btrim(query));
            begin
                return query
                select t.id, search_rank(t.lines, folded, words.patterns, words.expressions)
                from (
                    select r.id, search_text(r) as lines
                    from %I r where r.tenant_id = tenant and search_text(r) like words.pattern and search_text(r) ~ words.expression offset 0) t
                where search_matches(t.lines, words.patterns, words.expressions);
            end $body$
            $create$, 'search_' || entity, entity);
    end loop;
end $$;
