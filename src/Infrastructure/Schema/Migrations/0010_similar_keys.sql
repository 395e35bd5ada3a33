-- Two keys are similar if they differ only in letter case or Unicode normal form. A new key that is similar to a stored one is accepted with a warning,
-- which the indexes below find. Usernames must differ in more than letter case.

create function fold_key(key text) returns text language sql immutable strict parallel safe
    return lower(normalize(key) collate "default"); -- The keys themselves have collation "C", in which only ASCII letters have a case.

do $$
declare
    entity record;
begin
    -- The tables of the contract's entities, with the column that is unique in a tenant.
    for entity in
        select t.oid::regclass as name, t.relname, k.attname as key
        from pg_class t
        join pg_constraint c on c.conrelid = t.oid and c.contype = 'u' and cardinality(c.conkey) = 2
        join pg_attribute k on k.attrelid = t.oid and k.attnum = c.conkey[2] and k.atttypid = 'text'::regtype
        where t.relnamespace = 'public'::regnamespace
            and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tx' and not a.attisdropped)
            and exists (select from pg_attribute a where a.attrelid = t.oid and a.attnum = c.conkey[1] and a.attname = 'tenant_id')
        order by t.relname
    loop
        execute format('create index %I on %s (tenant_id, fold_key(%I)) where %I is not null',
            entity.relname || '_folded_key', entity.name, entity.key, entity.key);
    end loop;
end $$;

create unique index user_username on "user" (tenant_id, lower(username collate "default")) where username is not null;
