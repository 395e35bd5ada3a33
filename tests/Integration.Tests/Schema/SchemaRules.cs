namespace WorkOrders.Integration.Tests.Schema;

/// <summary>The rules that allow sharding by tenant and change tracking, and forbid hidden side effects.</summary>
internal static class SchemaRules
{
    // Primary key, unique and exclusion constraints are backed by an index.
    private const string IndexesWithoutLeadingTenant = """
        select i.indexrelid::regclass::text from tenant_table t join pg_index i on i.indrelid = t.oid
        where i.indkey[0] <> t.attnum
        """;

    private const string ForeignKeysWithActions =
        "select conname from pg_constraint where contype = 'f' and (confdeltype not in ('a', 'r') or confupdtype not in ('a', 'r'))";

    public static IReadOnlyList<SchemaRule> All { get; } =
    [
        new("only countries, tenants and the migration journal are shared tables",
            """
            select relname from pg_class
            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and oid not in (select oid from tenant_table)
                and relname not in ('db_country', 'tenant', 'schema_version')
            """,
            "create table bad (id uuid primary key)", "bad"),

        new("every tenant_id is a non-null uuid",
            """
            select t.relname from tenant_table t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.attnum
            where not a.attnotnull or a.atttypid <> 'uuid'::regtype
            """,
            "create table bad (tenant_id uuid)", "bad"),

        new("every table has a primary key",
            """
            select relname from pg_class c
            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
                and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
            """,
            "create table bad (tenant_id uuid not null)", "bad"),

        new("every key and index starts with tenant_id",
            IndexesWithoutLeadingTenant,
            "create table bad (tenant_id uuid not null, id uuid not null, constraint bad_key primary key (id, tenant_id))", "bad_key"),

        new("every expression index starts with tenant_id",
            IndexesWithoutLeadingTenant,
            "create index bad_index on jobs (lower(name), tenant_id)", "bad_index"),

        new("every exclusion constraint starts with tenant_id",
            """
            select c.conname from tenant_table t join pg_constraint c on c.conrelid = t.oid and c.contype = 'x'
            where c.conkey[1] <> t.attnum or c.conexclop[1] <> '=(uuid,uuid)'::regoperator
            """,
            """
            create table bad (tenant_id uuid not null, user_id uuid not null,
                constraint bad_booking exclude using gist (user_id with =, tenant_id with =))
            """, "bad_booking"),

        // Countries are shared, and the same on every server.
        new("every foreign key starts with tenant_id on both sides",
            """
            select c.conname from tenant_table t join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
            left join tenant_table target on target.oid = c.confrelid
            where c.confrelid <> 'db_country'::regclass
                and (c.conkey[1] <> t.attnum or (c.confrelid <> 'tenant'::regclass and c.confkey[1] is distinct from target.attnum))
            """,
            """
            create table bad (tenant_id uuid not null, job uuid, owner uuid, primary key (tenant_id, owner),
                constraint bad foreign key (job, owner) references jobs (tenant_id, id))
            """, "bad"),

        new("no foreign key cascades",
            ForeignKeysWithActions,
            """
            alter table job_planning add constraint bad
                foreign key (tenant_id, jobs_id) references jobs (tenant_id, id) on delete cascade
            """, "bad"),

        new("no foreign key sets a column to null",
            ForeignKeysWithActions,
            """
            alter table jobs add constraint bad
                foreign key (tenant_id, skill_id) references skill (tenant_id, id) on delete set null (skill_id)
            """, "bad"),

        new("there are no triggers",
            "select tgname from pg_trigger where not tgisinternal",
            "create trigger bad before update on jobs for each row execute function suppress_redundant_updates_trigger()", "bad"),

        // A number lease is a counter that is not synchronized, and the change feed tables implement the tracking.
        new("every row has its version, timestamp and transaction",
            """
            select t.relname || ' ' || required.name from tenant_table t
            cross join (values ('row_version', 'bigint'::regtype), ('modified_dateutc', 'timestamptz'), ('tx', 'xid8'))
                as required (name, type)
            where t.relname not in ('number_lease', 'change_pending', 'change_feed', 'change_position') and not exists (
                select from pg_attribute a
                where a.attrelid = t.oid and a.attname = required.name and a.atttypid = required.type and a.attnotnull and a.atthasdef)
            """,
            """
            create table bad (tenant_id uuid not null, id uuid not null, row_version bigint not null default 1,
                modified_dateutc timestamptz not null default clock_timestamp(), tx bigint not null default 1, primary key (tenant_id, id))
            """, "bad tx"),

        new("keys are compared byte by byte",
            """
            select c.relname || '.' || a.attname from pg_class c join pg_index i on i.indrelid = c.oid and i.indisunique
            join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
            where c.relnamespace = 'public'::regnamespace and c.relname <> 'schema_version'
                and a.attcollation not in (0, (select oid from pg_collation where collname = 'C' and collencoding = -1))
            """,
            "create table bad (tenant_id uuid not null, code text not null, primary key (tenant_id, code))", "bad.code"),

        new("the application role owns nothing",
            """
            select coalesce(classid::regclass::text, '') || ' ' || objid from pg_shdepend
            where deptype = 'o' and refclassid = 'pg_authid'::regclass and refobjid = 'workorders_app'::regrole
                and dbid in (0, (select oid from pg_database where datname = current_database()))
            """,
            """
            grant create on schema public to workorders_app; create table bad (id uuid);
            alter table bad owner to workorders_app
            """, "pg_class"),

        new("the application role has no role attributes",
            """
            select rolname::text from pg_roles where rolname = 'workorders_app'
                and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls or rolcanlogin)
            """,
            "alter role workorders_app createrole", "workorders_app"),

        new("the application role may not truncate, reference, add triggers or create",
            """
            select c.relname || ' ' || forbidden from pg_class c cross join unnest(array['truncate', 'references', 'trigger']) forbidden
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
                and has_table_privilege('workorders_app', c.oid, forbidden)
            union all
            select 'public create' where has_schema_privilege('workorders_app', 'public', 'create')
            union all
            select 'database create' where has_database_privilege('workorders_app', current_database(), 'create')
            """,
            "grant truncate on jobs to workorders_app", "jobs truncate"),

        new("the application role may write every row except credentials, migration journal and change feed",
            """
            select t.relname || ' ' || needed from tenant_table t cross join unnest(array['select', 'insert', 'update', 'delete']) needed
            where t.relname not in ('api_user', 'api_key', 'change_pending', 'change_feed', 'change_position')
                and not has_table_privilege('workorders_app', t.oid, needed)
            union all
            select readonly_table || ' ' || forbidden from unnest(array['tenant', 'api_user', 'api_key', 'schema_version']) readonly_table
            cross join unnest(array['insert', 'update', 'delete']) forbidden
            where has_table_privilege('workorders_app', readonly_table, forbidden)
            """,
            "grant update on api_key to workorders_app", "api_key update"),

        new("the application role may append and publish changes, but not alter published changes",
            """
            select may.relation || ' ' || privilege from (values
                ('change_pending', array['select', 'insert', 'delete']),
                ('change_feed', array['select', 'insert']),
                ('change_position', array['select', 'insert', 'update'])) as may (relation, privileges)
            cross join unnest(array['select', 'insert', 'update', 'delete']) privilege
            where has_table_privilege('workorders_app', may.relation, privilege) <> (privilege = any(may.privileges))
            """,
            "grant update on change_feed to workorders_app", "change_feed update"),

        new("every key of an entity has an index on its folded text, which finds similar keys",
            """
            select t.relname from tenant_table t
            join pg_attribute version on version.attrelid = t.oid and version.attname = 'row_version'
            join pg_constraint c on c.conrelid = t.oid and c.contype = 'u' and cardinality(c.conkey) = 2
            join pg_attribute k on k.attrelid = t.oid and k.attnum = c.conkey[2] and k.atttypid = 'text'::regtype
            where not exists (
                select from pg_index i where i.indrelid = t.oid and pg_get_indexdef(i.indexrelid) like '%fold_key(' || k.attname || ')%')
            """,
            "create table bad (tenant_id uuid not null, code text, row_version bigint, unique (tenant_id, code))", "bad"),
    ];
}
