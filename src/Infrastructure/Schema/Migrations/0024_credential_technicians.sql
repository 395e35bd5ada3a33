-- A credential can belong to a technician: a row of "user", which is never deleted.

alter table api_user
    add user_id uuid,
    add foreign key (tenant_id, user_id) references "user" (tenant_id, id);

alter table api_key
    add user_id uuid,
    add foreign key (tenant_id, user_id) references "user" (tenant_id, id);
