-- Lists by modification time end below the time at which the oldest running transaction got its id, so that no row appears late. Therefore the id must be assigned before the time is read: the conditions of a case expression are evaluated first.
do $$
declare
    name regclass;
begin
    for name in
        select a.attrelid from pg_attribute a
        join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        where a.attname = 'modified_dateutc' and not a.attisdropped
            and exists (select from pg_attribute tx where tx.attrelid = a.attrelid and tx.attname = 'tx' and not tx.attisdropped)
    loop
        execute format(
            'alter table %s alter column modified_dateutc set default case when pg_current_xact_id() is not null then clock_timestamp() end', name);
    end loop;
end $$;
