-- Imports of every entity: a run remembers the entity of its rows.

alter table import_run add column entity text collate "C" not null default 'jobs';
