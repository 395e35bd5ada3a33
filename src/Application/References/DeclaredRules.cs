using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.References;

/// <summary>
/// The rules that every entity declares on its record: required fields, no cycle in a hierarchy, one default row, and fields that another
/// row determines. They apply to every row that is inserted or changed, and read only what the message itself gives or asked for.
/// </summary>
public static class DeclaredRules
{
    /// <summary>Checks a row that is about to be written, and sets what follows from it.</summary>
    public static void Apply(Row row, ResolvedRows rows, Problems problems)
    {
        CheckRequiredFields(row, problems);
        CheckHierarchy(row, rows, problems);
        ReplaceDefault(row, rows, problems);
        foreach (var determined in row.Entity.DeterminedFields)
        {
            ApplyDetermined(determined, row, rows, problems);
        }
    }

    private static void CheckRequiredFields(Row row, Problems problems)
    {
        if (!row.IsNew)
        {
            return;
        }
        foreach (var field in row.Entity.Fields)
        {
            if (field.IsRequired && field.Get(row.Values) is null && !problems.HasProblemAt(row.PointerTo(field)))
            {
                problems.Add(new(row.PointerTo(field), "required",
                    $"\"{field}\" is required to create the {row.Entity.Label} {row.DisplayName}, which does not exist yet."));
            }
        }
    }

    private static void CheckHierarchy(Row row, ResolvedRows rows, Problems problems)
    {
        if (row.Entity.Parent is { } field && row.Sets(field) && row.ParentId is { } parent
            && rows.WithAncestors(rows.ById(row.Entity, parent)).Contains(row))
        {
            problems.Add(new(row.PointerTo(field), "cycle",
                $"The {row.Entity.Label} {row.DisplayName} cannot be its own ancestor.", parent));
        }
    }

    /// <summary>A new default replaces the old one, unless the message makes both of them the default.</summary>
    private static void ReplaceDefault(Row row, ResolvedRows rows, Problems problems)
    {
        if (row.Entity.Default is not { } field || !row.Sets(field) || field.Get(row.Values) is not true)
        {
            return;
        }
        foreach (var other in rows.RowsOf(row.Entity).Where(other => other != row && field.Get(other.Values) is true))
        {
            if (other.FindPointer(field) is not { } pointer)
            {
                other.Set(field, false);
            }
            else
            {
                problems.Add(new(row.PointerTo(field), "contradiction",
                    $"Only one {row.Entity.Label} can be the default; the message makes {other.DisplayName} the default too, at {pointer}.",
                    true, false));
            }
        }
    }

    private static void ApplyDetermined(DeterminedField determined, Row row, ResolvedRows rows, Problems problems)
    {
        var given = row.FindPointer(determined.Field);
        if (given is null && row.FindPointer(determined.Reference.Id) is null)
        {
            return;
        }
        var source = rows.ById(determined.Reference.Target, (Guid?)determined.Reference.Id.Get(row.Values));
        var current = determined.Field.Get(row.Values);
        if (source is null || determined.Source.Get(source.Values) is not { } value || value.Equals(current))
        {
            return;
        }
        if (given is null)
        {
            row.Set(determined.Field, value);
        }
        else
        {
            problems.Add(new(given, determined.ProblemCode,
                $"\"{determined.Field}\" must be that of the {determined.Reference.Target.Label}; send the same value, or none.",
                current, value));
        }
    }
}
