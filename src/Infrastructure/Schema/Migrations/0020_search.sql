-- Search: every word of a query must occur in the texts of a row, whatever its case. A word of three or more characters may be any part of a text; a
-- shorter one must begin a text or follow a space. One index on the trigrams of the texts finds both, because trigrams include the beginnings of words.

create extension if not exists btree_gin;
create extension if not exists pg_trgm;

-- The searched texts of a row in lower case: a line of its keys, a line of its names, and a line of all other texts. A space precedes each text. The
-- functions are so simple that PostgreSQL inlines them; a call for each row would take several times as long.
create function search_lines(keys text, names text, others text) returns text language sql immutable parallel safe
    return lower((' ' || keys || E'\n ' || names || E'\n ' || replace(others, E'\n', ' ')) collate "default");

create function search_text(r db_country) returns text language sql immutable parallel safe
    return search_lines(r.code, r.name, '');
create function search_text(r sales_organization) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, coalesce(r.description, ''));
create function search_text(r job_status) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, '');
create function search_text(r job_type) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, coalesce(r.description, ''));
create function search_text(r job_priority) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, '');
create function search_text(r skill) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, coalesce(r.description, ''));
create function search_text(r equipment_family) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, coalesce(r.description, ''));
create function search_text(r equipment_brand) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, '');
create function search_text(r equipment_model) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, coalesce(r.description, ''));
create function search_text(r project_status) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, '');
create function search_text(r "user") returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, '') || ' ' || r.username, coalesce(r.firstname, '') || ' ' || r.lastname, '');
create function search_text(r company) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), r.name, '');
create function search_text(r contact) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.reference_back_office, ''), coalesce(r.firstname, '') || ' ' || r.lastname, '');
create function search_text(r db_address) returns text language sql immutable parallel safe
    return search_lines(coalesce(r.code, ''), coalesce(r.name, ''),
        coalesce(r.street, '') || ' ' || coalesce(r.street_number, '') || ' ' || coalesce(r.zip, '') || ' ' || coalesce(r.city, ''));
create function search_text(r project) returns text language sql immutable parallel safe
    return search_lines(
        coalesce(r.reference_back_office, '') || ' ' || r.id2::text || ' ' || coalesce(r.serial_number, '') || ' ' || coalesce(r.barcode, ''),
        r.name, coalesce(r.description, ''));
create function search_text(r jobs) returns text language sql immutable parallel safe
    return search_lines(
        coalesce(r.reference_back_office, '') || ' ' || r.id2::text || ' ' || coalesce(r.customer_reference, ''),
        r.name,
        coalesce(r.description, '') || ' ' || coalesce(r.db_address_street, '') || ' ' || coalesce(r.db_address_street_number, '') || ' '
            || coalesce(r.db_address_zip, '') || ' ' || coalesce(r.db_address_city, ''));

-- Only tables that become large have an index; the others are read from the index on the tenant.
create index jobs_search on jobs using gin (tenant_id, search_text(jobs) gin_trgm_ops);
create index project_search on project using gin (tenant_id, search_text(project) gin_trgm_ops);
create index company_search on company using gin (tenant_id, search_text(company) gin_trgm_ops);
create index contact_search on contact using gin (tenant_id, search_text(contact) gin_trgm_ops);
create index db_address_search on db_address using gin (tenant_id, search_text(db_address) gin_trgm_ops);

-- Find the orders at an address, directly or through their projects.
create index jobs_address on jobs (tenant_id, db_address_id) where db_address_id is not null;
create index project_address on project (tenant_id, db_address_id) where db_address_id is not null;

-- Returns a pattern for each word of a query, the longest first because it usually selects the fewest rows; null if the query has no words. A word
-- begins and ends with something else than punctuation, so punctuation alone is no word.
create function search_patterns(query text) returns text[] language sql immutable parallel safe as $$
    select array_agg(
        case when length(word) < 3 then '% ' else '%' end || regexp_replace(word, '[\\%_]', '\\\&', 'g') || '%' order by length(word) desc, word)
    from (
        select distinct matched[1] as word
        from regexp_matches(fold_key(query), '[^[:space:][:punct:]](?:\S*[^[:space:][:punct:]])?', 'g') as matched) words
$$;

-- Ranks a row that matches: 1 if the query is one of its keys, 0.75 if all words occur in its keys and names, else 0.5.
create function search_rank(lines text, query text, patterns text[]) returns real language sql immutable parallel safe
    return case
        when strpos(split_part(lines, E'\n', 1) || ' ', ' ' || query || ' ') > 0 then 1
        when split_part(lines, E'\n', 1) || split_part(lines, E'\n', 2) like all (patterns) then 0.75
        else 0.5
    end;

-- The search of an entity: search_X(tenant, query) returns the ids and the ranks of the rows that match. The words of a query are values, never SQL.
do $$
declare
    entity text;
begin
    foreach entity in array array['db_country', 'sales_organization', 'job_status', 'job_type', 'job_priority', 'skill', 'equipment_family',
        'equipment_brand', 'equipment_model', 'project_status', 'user', 'company', 'contact', 'db_address', 'project']
    loop
        execute format($create$
            create function %I(tenant uuid, query text) returns table (id uuid, rank real) language plpgsql stable parallel safe as $body$
            declare
                patterns text[] := search_patterns(query);
                folded text := fold_key(btrim(query));
            begin
                return query
                select t.id, search_rank(t.lines, folded, patterns)
                from (select r.id, search_text(r) as lines from %I r where %s search_text(r) like patterns[1] offset 0) t
                where t.lines like all (patterns);
            end $body$
            $create$, 'search_' || entity, entity, case when entity = 'db_country' then '' else 'r.tenant_id = tenant and' end);
    end loop;
end $$;

-- An order is also found by the texts of its project, of its company and of its address, which is that of its project unless it has its own. Each
-- word may occur in another of these rows. An order that is found by them has the rank 0.25. Each row is looked up separately (offset 0), because the
-- number of rows that match a pattern is not known when the statement is planned.
create function search_jobs(tenant uuid, query text) returns table (id uuid, rank real) language plpgsql stable parallel safe as $$
declare
    patterns text[] := search_patterns(query);
    folded text := fold_key(btrim(query));
begin
    return query
    with candidate as (
        select j.id from jobs j where j.tenant_id = tenant and search_text(j) like patterns[1]
        union
        select j.id from project p
        cross join lateral (select j.id from jobs j where j.tenant_id = tenant and j.project_id = p.id offset 0) j
        where p.tenant_id = tenant and search_text(p) like patterns[1]
        union
        select j.id from company c
        cross join lateral (select j.id from jobs j where j.tenant_id = tenant and j.company_id = c.id offset 0) j
        where c.tenant_id = tenant and search_text(c) like patterns[1]
        union
        select j.id from db_address a
        cross join lateral (
            select j.id from jobs j where j.tenant_id = tenant and j.db_address_id = a.id
            union all
            select j.id from project p join jobs j on j.tenant_id = tenant and j.project_id = p.id and j.db_address_id is null
            where p.tenant_id = tenant and p.db_address_id = a.id offset 0) j
        where a.tenant_id = tenant and search_text(a) like patterns[1])
    select candidate.id, case when o.lines like all (patterns) then search_rank(o.lines, folded, patterns) else 0.25::real end
    from candidate
    cross join lateral (
        select search_text(j) as lines, j.project_id, j.company_id, j.db_address_id
        from jobs j where j.tenant_id = tenant and j.id = candidate.id offset 0) o
    left join lateral (
        select concat_ws(E'\n', o.lines, search_text(p), search_text(c), search_text(a)) as lines
        from project p
        left join company c on c.tenant_id = tenant and c.id = o.company_id
        left join db_address a on a.tenant_id = tenant and a.id = coalesce(o.db_address_id, p.db_address_id)
        where p.tenant_id = tenant and p.id = o.project_id and not o.lines like all (patterns) offset 0) related on true
    where o.lines like all (patterns) or related.lines like all (patterns);
end $$;
