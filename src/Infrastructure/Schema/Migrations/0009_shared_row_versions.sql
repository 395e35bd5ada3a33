-- Rows that all tenants share have a version and the transaction that wrote them, as tenant rows do.

alter table db_country
    add column row_version bigint not null default 1,
    add column tx xid8 not null default pg_current_xact_id();
