-- Projects get a number and a date of creation, and are read with figures of their orders. The figures are computed on reading, so creating an order
-- locks and writes nothing of its project.

create index jobs_project on jobs (tenant_id, project_id);

alter table project add column id2 integer, add column date_create timestamptz;

-- When an existing project was created is not known: it was at the latest when its row was last written.
update project p set id2 = numbered.id2, date_create = p.modified_dateutc
from (select tenant_id, id, row_number() over (partition by tenant_id order by modified_dateutc, id) as id2 from project) numbered
where p.tenant_id = numbered.tenant_id and p.id = numbered.id;

alter table project
    alter column id2 set not null,
    alter column date_create set not null,
    alter column date_create set default clock_timestamp(),
    add unique (tenant_id, id2);

insert into number_lease (tenant_id, series, next)
select tenant_id, 'project', max(id2) + 1 from project group by tenant_id;
