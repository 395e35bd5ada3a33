-- When the status of an order last changed, which can be before the request that changed it. Null for orders whose status has not changed
-- since this migration: their last change is taken to be their creation.

alter table jobs add date_status timestamptz;
