-- No row is its own ancestor, even if two transactions move rows at the same time. A transaction that gives a row another parent locks the
-- hierarchy before it writes and checks it afterwards: it then reads everything that the earlier holders of the lock have committed. A new row
-- needs neither, because no row refers to it yet. The functions return no rows, so that they can be sent with other statements.

create function lock_hierarchy(tenant uuid, entity text) returns setof uuid language plpgsql as $$
begin
    -- The key is a hash, which hardly ever equals another advisory lock; if it does, transactions only wait.
    perform pg_advisory_xact_lock(hashtextextended('hierarchy ' || entity || ' ' || tenant, 0));
end $$;

create function check_hierarchy(tenant uuid, entity text, parent text, moved uuid[]) returns setof uuid language plpgsql as $$
declare
    cyclic uuid;
begin
    -- Each row is looked up separately (offset 0), because the statistics of a growing table would suggest to read all of it.
    execute format($walk$
        with recursive up (start, id) as (
            select row_id, row_id from unnest($2) as row_id
            union
            select up.start, t.parent from up cross join lateral (
                select %2$I as parent from %1$I where tenant_id = $1 and id = up.id and %2$I is not null offset 0) t)
        select up.start from up
        join lateral (select %2$I as parent from %1$I where tenant_id = $1 and id = up.id offset 0) t on t.parent = up.start
        limit 1
        $walk$, entity, parent) into cyclic using tenant, moved;
    if cyclic is not null then
        -- A serialization failure: the request is processed again, and then refused, because it finds the rows that the other one moved.
        raise exception 'The % % is its own ancestor.', entity, cyclic using errcode = 'serialization_failure';
    end if;
end $$;
