-- Finds the projects whose family follows a model.
create index project_equipment_model on project (tenant_id, equipment_model_id) where equipment_model_id is not null;
