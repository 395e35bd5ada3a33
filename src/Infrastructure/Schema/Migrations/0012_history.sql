-- The history of a row is its changes: who made each of them and why, and the values before and after. The values are the fields that really
-- changed, read from the locked row. A creation has no values, so that it costs nothing more: they follow from the later changes and the row.
-- The new columns are null in changes that were made before this migration.

alter table change_pending
    add column changed_by text collate "C",
    add column reason text,
    add column old_values jsonb,
    add column new_values jsonb;

alter table change_feed
    add column changed_by text collate "C",
    add column reason text,
    add column old_values jsonb,
    add column new_values jsonb;

-- Finds the changes of one row. Narrow, because it grows with every change; nearly all ids are new and ascend, so the inserts are cheap.
create index change_feed_row on change_feed (tenant_id, row_id);
