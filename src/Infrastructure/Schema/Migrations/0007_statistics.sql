-- A plan made while a table is nearly empty uses any index that begins with the tenant and is kept while the table grows: each lookup then scans
-- all rows of the tenant. Autovacuum analyzes tables once a minute and does not see the rows of a running import; this function analyzes them at once.

create function count_young_tables() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
    young regclass;
begin
    for young in
        select oid from pg_class
        where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'change_pending' -- which is full or empty from one moment to the next
            and pg_relation_size(oid) > 10 * greatest(relpages, 1) * current_setting('block_size')::bigint
        order by oid
    loop
        -- An import that counts one holds it until its end: nobody need wait for that.
        execute format('analyze (skip_locked) %s', young);
    end loop;
end $$;

revoke execute on function count_young_tables() from public;
grant execute on function count_young_tables() to workorders_app;
