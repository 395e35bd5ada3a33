-- Whether requests that change a row must state the version that they are based on.

alter table tenant
    add column if_match text collate "C" not null default 'optional',
    add constraint tenant_if_match_check check (if_match in ('optional', 'required'));
