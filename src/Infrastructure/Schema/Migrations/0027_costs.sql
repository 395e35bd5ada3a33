-- The weights of the costs by which technicians and times are suggested and proposed; those that are not set have their defaults.

alter table tenant
    add column costs jsonb not null default '{}',
    add constraint tenant_costs_check check (jsonb_typeof(costs) = 'object');
