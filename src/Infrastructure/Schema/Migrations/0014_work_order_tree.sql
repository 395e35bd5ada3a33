-- Finds the children of a work order.
create index jobs_parent on jobs (tenant_id, _parent_id) where _parent_id is not null;
