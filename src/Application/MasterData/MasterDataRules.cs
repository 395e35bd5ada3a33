using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.MasterData;

/// <summary>
/// The rules of master data: what a row must have, and what it must not do to others. They hold for every row that is to be inserted or changed, and look only at what the
/// message says of it: what else happens to be known, because others asked for it, must make no difference.
/// </summary>
public static class MasterDataRules
{
    private static readonly Entity Projects = Entity.Of<Project>();
    private static readonly Field ProjectFamily = Projects.Fields.Find("equipment_family_id")!;
    private static readonly Field ProjectModel = Projects.Fields.Find("equipment_model_id")!;

    /// <summary>Checks a row that is to be written, and sets what follows from it.</summary>
    public static void Apply(Row row, ResolvedRows found, Problems problems)
    {
        RequiredFields(row, problems);
        NoCycle(row, found, problems);
        OneDefault(row, found, problems);
        if (row.Entity == Projects)
        {
            WorkingAddress(row, found, problems);
            FamilyOfModel(row, found, problems);
        }
    }

    private static void RequiredFields(Row row, Problems problems)
    {
        foreach (var field in row.Entity.Fields.Where(field => row.IsNew && field.IsRequired && field.Get(row.Values) is null && !problems.HasProblemAt(At(row, field.Name))))
        {
            problems.Add(new(At(row, field.Name), "required",
                $"\"{field}\" is required to create the {row.Entity.Name} {row.Key ?? row.Id.ToString()}, which does not exist yet."));
        }
    }

    private static void NoCycle(Row row, ResolvedRows found, Problems problems)
    {
        if (IsSet(row, "_parent_id") && row["_parent_id"] is Guid parent && found.Chain(found.ById(row.Entity, parent)).Contains(row))
        {
            problems.Add(new(At(row, "_parent_id"), "cycle",
                $"The {row.Entity.Name} {row.Key ?? row.Id.ToString()} cannot be its own ancestor.", parent));
        }
    }

    /// <summary>Setting a new default replaces the old, unless the message says that both are.</summary>
    private static void OneDefault(Row row, ResolvedRows found, Problems problems)
    {
        if (!IsSet(row, "is_default") || row["is_default"] is not true)
        {
            return;
        }
        foreach (var other in found.Of(row.Entity).Where(other => other != row && other["is_default"] is true))
        {
            var field = row.Entity.Fields.Find("is_default")!;
            if (other.Filled(field) is not { } pointer)
            {
                other.Set(field, false);
            }
            else
            {
                problems.Add(new(At(row, field.Name), "contradiction",
                    $"Only one {row.Entity.Name} can be the default; "
                        + $"the message makes {other.Key ?? other.Id.ToString()} the default too, at {pointer}.",
                    true, false));
            }
        }
    }

    private static void WorkingAddress(Row row, ResolvedRows found, Problems problems)
    {
        if (IsSet(row, "company_id") && found.ById<Company>(row.As<Project>().CompanyId) is { IsWorkingAddress: false } company)
        {
            problems.Add(new(At(row, "company_id"), "no_working_address",
                $"The company {company.Code} cannot have projects because it is not a working address (is_working_address is false).",
                company.Code));
        }
    }

    /// <summary>A model determines its family: a project that is given a model takes its family from there, and may be given no other.</summary>
    private static void FamilyOfModel(Row row, ResolvedRows found, Problems problems)
    {
        if (row.Filled(ProjectModel) is null && row.Filled(ProjectFamily) is null)
        {
            return;
        }
        var project = row.As<Project>();
        if (found.ById<EquipmentModel>(project.EquipmentModelId)?.EquipmentFamilyId is not { } family || project.EquipmentFamilyId == family)
        {
            return;
        }
        if (row.Filled(ProjectFamily) is { } pointer)
        {
            problems.Add(new(pointer, "family_of_model",
                "The equipment family must be that of the equipment model; send the family of the model, or none.",
                project.EquipmentFamilyId, family));
        }
        else
        {
            row.Set(ProjectFamily, family);
        }
    }

    private static bool IsSet(Row row, string field) => row.IsNew || row.Changes.Any(change => change.Field.Name == field);

    private static string At(Row row, string field) => row.Filled(row.Entity.Fields.Find(field)!) ?? $"{row.EmbeddedAt}/{field}";
}
