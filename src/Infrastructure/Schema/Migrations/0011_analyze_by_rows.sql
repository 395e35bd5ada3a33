-- analyze_grown_tables also counts rows, not only pages. A large rollback, such as that of a dry run, leaves a table of thousands of pages, and the
-- next vacuum records that they have zero rows: vacuum does not count the rows of a running import, and the import fills pages that exist already.
-- A transaction passes the number of rows that it has written to each table, because PostgreSQL counts them only after the transaction.

drop function analyze_grown_tables();

create function analyze_grown_tables(written_tables text[] default '{}', written_rows bigint[] default '{}')
returns void language plpgsql security definer
set search_path = public, pg_temp
set lock_timeout = '100ms' -- much less than deadlock_timeout, after which PostgreSQL would cancel an autovacuum
set stats_fetch_consistency = none -- the default shows a transaction the same counts until it ends
as $$
declare
    written regclass;
    grown regclass;
begin
    -- If nearly all rows of a table are uncommitted, a vacuum would make PostgreSQL forget them: keep vacuum away until the transaction ends. While
    -- a vacuum is running, each call tries again. The advisory lock ("WOgr" in ASCII) lets an import wait for a vacuum, but not for another import.
    for written in
        select t.oid from pg_class t join unnest(written_tables, written_rows) as w (name, count) on w.name = t.relname
        where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and w.count > 10 * greatest(pg_stat_get_live_tuples(t.oid), 100)
        order by t.oid
    loop
        if pg_try_advisory_xact_lock(x'574f6772'::int, written::oid::int) then
            begin
                execute format('lock table %s in share update exclusive mode', written);
            exception when lock_not_available then
                null;
            end;
        end if;
    end loop;

    for grown in
        select t.oid from pg_class t left join unnest(written_tables, written_rows) as w (name, count) on w.name = t.relname
        where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace
            and t.relname <> 'change_pending' -- it fills and empties from one moment to the next
            and (pg_relation_size(t.oid) > 10 * greatest(t.relpages, 1) * current_setting('block_size')::bigint
                or coalesce(w.count, 0) + pg_stat_get_mod_since_analyze(t.oid) > 10 * greatest(t.reltuples, 100))
        order by t.oid
    loop
        -- An import that analyzes a table holds its lock until the import ends: others skip the table instead of waiting.
        execute format('analyze (skip_locked) %s', grown);
    end loop;
end $$;

revoke execute on function analyze_grown_tables(text[], bigint[]) from public;
grant execute on function analyze_grown_tables(text[], bigint[]) to workorders_app;
