-- Words of a search that were not found: short ones after punctuation, those of symbols such as emoji, and Greek ones that end with a sigma, which
-- has two lower-case forms. The searched texts and their indexes do not change.

-- Returns the conditions for the words of a query; nulls if it has no words. A word of three or more characters is a pattern of LIKE. A shorter word,
-- which must follow a space or ASCII punctuation, and a word with a sigma are regular expressions. Other punctuation is not in the character class,
-- because the index on trigrams does not support a class with more of it. Punctuation around words is ignored, unless the query has nothing else.
-- The first pattern, or without patterns the first expression, selects candidates: that of the longest word, which usually selects the fewest rows. The
-- other of the two matches any text.
create function search_words(query text, out patterns text[], out expressions text[], out pattern text, out expression text)
language sql immutable parallel safe as $$
    with token as (
        select matched[1] as text,
            substring(matched[1] from '[^!-/:-@\[-`{-~¡§«¶·»¿‐-‧‰-⁞、-】](?:.*[^!-/:-@\[-`{-~¡§«¶·»¿‐-‧‰-⁞、-】])?') as trimmed
        from regexp_matches(fold_key(query), '\S+', 'g') as matched),
    word as (
        select distinct coalesce(trimmed, text) as text
        from token where trimmed is not null or not exists (select from token where trimmed is not null)),
    condition as (
        select text, length(text) >= 3 and text !~ '[σς]' as is_pattern,
            '%' || regexp_replace(text, '[\\%_]', '\\\&', 'g') || '%' as pattern,
            case when length(text) < 3 then '[\t\n -/:-@\[-`{-~]' else '' end
                || regexp_replace(regexp_replace(text, '[^[:alnum:]]', '\\\&', 'g'), '[σς]', '[σς]', 'g') as expression
        from word),
    words as (
        select array_agg(pattern order by length(text) desc, text) filter (where is_pattern) as patterns,
            array_agg(expression order by length(text) desc, text) filter (where not is_pattern) as expressions
        from condition)
    select patterns, expressions, coalesce(patterns[1], '%'), case when patterns is null then expressions[1] else '' end
    from words
$$;

create function search_matches(lines text, patterns text[], expressions text[]) returns boolean language sql immutable parallel safe
    return (patterns is null or lines like all (patterns)) and (expressions is null or lines ~ all (expressions));

-- Ranks a row that matches: 1 if the query is one of its keys, 0.75 if all words occur in its keys and names, else 0.5.
create function search_rank(lines text, query text, patterns text[], expressions text[]) returns real language sql immutable parallel safe
    return case
        when strpos(split_part(lines, E'\n', 1) || ' ', ' ' || query || ' ') > 0 then 1
        when search_matches(split_part(lines, E'\n', 1) || split_part(lines, E'\n', 2), patterns, expressions) then 0.75
        else 0.5
    end;

do $$
declare
    entity text;
begin
    foreach entity in array array['db_country', 'sales_organization', 'job_status', 'job_type', 'job_priority', 'skill', 'equipment_family',
        'equipment_brand', 'equipment_model', 'project_status', 'user', 'company', 'contact', 'db_address', 'project']
    loop
        execute format($create$
            create or replace function %I(tenant uuid, query text) returns table (id uuid, rank real) language plpgsql stable parallel safe as $body$
            declare
                words record := search_words(query);
                folded text := fold_key(btrim(query));
            begin
                return query
                select t.id, search_rank(t.lines, folded, words.patterns, words.expressions)
                from (
                    select r.id, search_text(r) as lines
                    from %I r where %s search_text(r) like words.pattern and search_text(r) ~ words.expression offset 0) t
                where search_matches(t.lines, words.patterns, words.expressions);
            end $body$
            $create$, 'search_' || entity, entity, case when entity = 'db_country' then '' else 'r.tenant_id = tenant and' end);
    end loop;
end $$;

-- As before, an order is also found by the texts of its project, of its company and of its address.
create or replace function search_jobs(tenant uuid, query text) returns table (id uuid, rank real) language plpgsql stable parallel safe as $$
declare
    words record := search_words(query);
    folded text := fold_key(btrim(query));
begin
    return query
    with candidate as (
        select j.id from jobs j where j.tenant_id = tenant and search_text(j) like words.pattern and search_text(j) ~ words.expression
        union
        select j.id from project p
        cross join lateral (select j.id from jobs j where j.tenant_id = tenant and j.project_id = p.id offset 0) j
        where p.tenant_id = tenant and search_text(p) like words.pattern and search_text(p) ~ words.expression
        union
        select j.id from company c
        cross join lateral (select j.id from jobs j where j.tenant_id = tenant and j.company_id = c.id offset 0) j
        where c.tenant_id = tenant and search_text(c) like words.pattern and search_text(c) ~ words.expression
        union
        select j.id from db_address a
        cross join lateral (
            select j.id from jobs j where j.tenant_id = tenant and j.db_address_id = a.id
            union all
            select j.id from project p join jobs j on j.tenant_id = tenant and j.project_id = p.id and j.db_address_id is null
            where p.tenant_id = tenant and p.db_address_id = a.id offset 0) j
        where a.tenant_id = tenant and search_text(a) like words.pattern and search_text(a) ~ words.expression)
    select candidate.id,
        case when o.is_match then search_rank(o.lines, folded, words.patterns, words.expressions) else 0.25::real end
    from candidate
    cross join lateral (
        select search_text(j) as lines, search_matches(search_text(j), words.patterns, words.expressions) as is_match,
            j.project_id, j.company_id, j.db_address_id
        from jobs j where j.tenant_id = tenant and j.id = candidate.id offset 0) o
    left join lateral (
        select concat_ws(E'\n', o.lines, search_text(p), search_text(c), search_text(a)) as lines
        from project p
        left join company c on c.tenant_id = tenant and c.id = o.company_id
        left join db_address a on a.tenant_id = tenant and a.id = coalesce(o.db_address_id, p.db_address_id)
        where p.tenant_id = tenant and p.id = o.project_id and not o.is_match offset 0) related on true
    where o.is_match or search_matches(related.lines, words.patterns, words.expressions);
end $$;

drop function search_rank(text, text, text[]);
drop function search_patterns(text);
