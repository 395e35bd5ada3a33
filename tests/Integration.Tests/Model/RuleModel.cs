namespace WorkOrders.Integration.Tests.Model;

/// <summary>The rules of master data, as the documents state them. They apply to every row that a request writes.</summary>
/// <param name="draft">What the request is about to write.</param>
internal sealed class RuleModel(ModelDraft draft)
{
    private const string Family = "equipment_family_id";
    private const string Model = "equipment_model_id";

    /// <summary>Applies the rules.</summary>
    public void Apply()
    {
        foreach (var row in draft.Rows.Where(row => row.IsWritten).ToList())
        {
            RequireFields(row);
            RequireUniqueUserName(row);
            RefuseCycle(row);
            ReplaceDefault(row);
            SetFamilyOf(row);
            KeepSystemStatus(row);
            RequireTeamLeader(row);
            RequireWorkingAddress(row);
        }
        foreach (var model in draft.Rows.Where(row => row.Entity.Name == "equipment_model" && row.Stored is not null).ToList())
        {
            FollowModel(model);
        }
    }

    /// <summary>The 18 system statuses, which every tenant has from its creation, are the only ones that are based on no other.</summary>
    public static bool IsSystemStatus(ModelRow row) => row.Entity.Name == "job_status" && row["system_job_status_id"] is null;

    private void RequireFields(DraftRow row)
    {
        if (!row.IsNew || row.Entity.IsOrder)
        {
            return;
        }
        foreach (var field in row.Entity.Values.Where(field => field.IsRequired && row[field.Name] is null))
        {
            draft.RefuseOnce(ModelProblemKind.Unprocessable, row.PointerTo(field.Name), "required");
        }
    }

    private void RequireUniqueUserName(DraftRow row)
    {
        if (row.Entity.Name == "user" && row.Sets("username") && row["username"] is { } name
            && draft.RowsOf(row.Entity).Any(other => other != row && other["username"]?.ToLowerInvariant() == name.ToLowerInvariant()))
        {
            Refuse(row, "username", "not_unique");
        }
    }

    private void RefuseCycle(DraftRow row)
    {
        if (row.Entity.Parent is not { } parent || !row.Sets(parent))
        {
            return;
        }
        var seen = new HashSet<string>();
        for (var above = Target(row, parent); above is not null && seen.Add(above.Id); above = Target(above, parent))
        {
            if (above == row)
            {
                Refuse(row, parent, "cycle");
                return;
            }
        }
    }

    private void ReplaceDefault(DraftRow row)
    {
        if (!row.Entity.HasDefault || !row.Sets("is_default") || row["is_default"] != "true")
        {
            return;
        }
        foreach (var other in draft.RowsOf(row.Entity).Where(other => other != row && other["is_default"] == "true"))
        {
            other["is_default"] = "false";
        }
    }

    /// <summary>The model of a project determines its family, if the request says anything about either.</summary>
    private void SetFamilyOf(DraftRow project)
    {
        if (project.Entity.Name == "project" && (project.IsGiven(Family) || project.IsGiven(Model))
            && Target(project, Model)?[Family] is { } family)
        {
            SetFamily(project, family);
        }
    }

    /// <summary>When the family of a model changes, that of its projects does.</summary>
    private void FollowModel(DraftRow model)
    {
        if (!model.Sets(Family) || model[Family] is not { } family)
        {
            return;
        }
        foreach (var project in draft.RowsOf(ModelEntity.All["project"]).Where(row => row[Model] == ModelValue.OfId(model.Id)))
        {
            SetFamily(project, family);
        }
    }

    private void SetFamily(DraftRow project, string family)
    {
        if (!project.IsGiven(Family) || project[Family] is null)
        {
            project[Family] = family;
        }
        else if (project[Family] != family)
        {
            draft.RefuseOnce(ModelProblemKind.Unprocessable, project.PointerTo(Family), "family_of_model");
        }
    }

    private void KeepSystemStatus(DraftRow row)
    {
        const string System = "system_job_status_id";
        if (row.Entity.Name != "job_status")
        {
            return;
        }
        if (row.Stored is { } stored && IsSystemStatus(stored))
        {
            var fixedFields = row.Entity.Values.Select(field => field.Name).Append(System).Except(["name", "color_text", "sequence"]);
            foreach (var field in fixedFields.Where(row.Sets))
            {
                if (row[field] is null)
                {
                    row[field] = stored[field];
                }
                else
                {
                    Refuse(row, field, "system_status");
                }
            }
        }
        else if (row.Sets(System) && !row.IsUnresolved(System) && !(Target(row, System)?.Stored is { } based && IsSystemStatus(based)))
        {
            Refuse(row, System, "no_system_status");
        }
    }

    private void RequireTeamLeader(DraftRow row)
    {
        if (row.Entity.Name == "user" && row.Sets("team_leader_user_id")
            && Target(row, "team_leader_user_id") is { } leader && leader["is_team_leader"] != "true")
        {
            Refuse(row, "team_leader_user_id", "no_team_leader");
        }
    }

    private void RequireWorkingAddress(DraftRow row)
    {
        if (row.Entity.Name == "project" && row.Sets("company_id") && Target(row, "company_id")?["is_working_address"] == "false")
        {
            Refuse(row, "company_id", "no_working_address");
        }
    }

    private DraftRow? Target(DraftRow row, string reference) => draft.ById(
        ModelEntity.All[row.Entity.References.First(fields => fields.Id == reference).Target], ModelValue.TextOf(row[reference]));

    private void Refuse(DraftRow row, string field, string code) =>
        draft.Refuse(ModelProblemKind.Unprocessable, row.PointerTo(field), code);
}
