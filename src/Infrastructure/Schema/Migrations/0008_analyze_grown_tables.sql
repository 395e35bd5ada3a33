-- Renames count_young_tables to say what it does: it runs ANALYZE on tables that have grown tenfold since PostgreSQL last did.
-- A plan made while a table is nearly empty may use any index that begins with the tenant, and is kept while the table grows: each row then costs
-- a scan of all rows of the tenant. Autovacuum runs once a minute and never sees the uncommitted rows of an import; this runs at once and does.

create function analyze_grown_tables() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    grown regclass;
begin
    for grown in
        select oid from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'change_pending' -- it fills and empties from one moment to the next
            and pg_relation_size(oid) > 10 * greatest(relpages, 1) * current_setting('block_size')::bigint
        order by oid
    loop
        -- An import that analyzes a table holds its lock until the import ends: others skip the table instead of waiting.
        execute format('analyze (skip_locked) %s', grown);
    end loop;
end $$;

revoke execute on function analyze_grown_tables() from public;
grant execute on function analyze_grown_tables() to workorders_app;

drop function count_young_tables();
