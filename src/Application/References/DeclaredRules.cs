using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>
/// Applies the rules that entities declare on their records: required fields, no cycles in a hierarchy, a single default row, references
/// that cannot change while others refer to the row, and fields that are determined by another row. The rules apply to every row that is
/// inserted or updated. They read only rows that the request contains or looks up.
/// </summary>
public static class DeclaredRules
{
    /// <summary>Checks a row before it is written, and sets the fields that the rules determine.</summary>
    public static void Apply(Row row, ResolvedRows rows, Problems problems)
    {
        CheckRequiredFields(row, problems);
        CheckKeyLength(row, problems);
        CheckUniqueFields(row, rows, problems);
        WarnOfSimilarKey(row, rows, problems);
        CheckHierarchy(row, rows, problems);
        ReplaceDefault(row, rows, problems);
        CheckFixedReferences(row, rows, problems);
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
                    $"\"{field}\" is required to create the {row.Entity.Label} \"{row.DisplayName}\", which does not exist yet."));
            }
        }
    }

    /// <summary>
    /// Checks the key of a new row, which may be next to the embedded object, where the limit of the key is not declared.
    /// </summary>
    public static void CheckKeyLength(Row row, Problems problems)
    {
        var field = row.Entity.Key;
        if (row is { IsNew: true, Key: { } key } && CodePoints.Count(key) > field.MaxLength
            && !problems.HasProblemAt(row.PointerTo(field)))
        {
            problems.Add(new(row.PointerTo(field), "too_long", FieldProblem.ExplainTooLong(field, key), key, field.MaxLength)
            {
                Kind = ProblemKind.Malformed,
            });
        }
    }

    private static void CheckUniqueFields(Row row, ResolvedRows rows, Problems problems)
    {
        foreach (var field in row.Entity.UniqueFields)
        {
            if (row.Sets(field) && rows.Similar(row, field).FirstOrDefault() is { } other)
            {
                problems.Add(new(row.PointerTo(field), "not_unique",
                    $"The {row.Entity.Label} \"{other.DisplayName}\" already has the {field} \"{field.Get(row.Values)}\". Refer to that "
                        + $"{row.Entity.Label}, or send a different {field}.",
                    field.Get(row.Values))
                {
                    Existing = other.Id,
                });
            }
        }
    }

    /// <summary>
    /// Returns whether the request embeds a row and changes the other row that determines one of its fields. The field then follows.
    /// </summary>
    public static bool FollowsChange(Row row, ResolvedRows rows) => row.EmbeddedPointer is not null
        && row.Entity.DeterminedFields.Any(determined =>
            SourceOf(determined, row, rows) is { } source && ChangesSource(determined, source));

    /// <summary>Warns if a new key differs from that of another row only in letter case or Unicode normalization.</summary>
    public static void WarnOfSimilarKey(Row row, ResolvedRows rows, Problems problems)
    {
        var field = row.Entity.Key;
        if (row.Key is { } key && field.Kind == FieldKind.Text && row.Sets(field)
            && rows.Stored.ByKey(row.Entity, key) is null
            && rows.Similar(row, field).FirstOrDefault(other => other.Key != key) is { } other)
        {
            problems.Warn(new(row.PointerTo(field), "similar_key",
                $"The new {field} \"{key}\" differs from the {field} \"{other.Key}\" of another {row.Entity.Label} only in letter case or "
                    + $"Unicode normalization. If you meant that row, send \"{other.Key}\".",
                key, other.Key)
            {
                Existing = other.Id,
            });
        }
    }

    private static void CheckHierarchy(Row row, ResolvedRows rows, Problems problems)
    {
        if (row.Entity.Parent is { } field && row.Sets(field) && row.ParentId is { } parent
            && rows.WithAncestors(rows.ById(row.Entity, parent)).Contains(row))
        {
            problems.Add(new(row.PointerTo(field), "cycle",
                $"The {row.Entity.Label} \"{row.DisplayName}\" cannot be its own ancestor.", parent));
        }
    }

    /// <summary>Replaces the previous default row, or adds a problem if the request makes both rows the default.</summary>
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
                    $"Only one {row.Entity.Label} can be the default; the request also makes {other.DisplayName} a default at {pointer}.",
                    true, false));
            }
        }
    }

    private static void CheckFixedReferences(Row row, ResolvedRows rows, Problems problems)
    {
        foreach (var reference in row.Entity.FixedReferences)
        {
            if (row.Changes.FirstOrDefault(change => change.Field == reference.Id) is { Old: { } old, New: not null }
                && ReferredRow.DescribeFixed(row, reference, old, rows.Stored.AnswersAbout<Referrers>(row.Id)) is { } referred)
            {
                problems.Add(referred);
            }
        }
    }

    private static void ApplyDetermined(DeterminedField determined, Row row, ResolvedRows rows, Problems problems)
    {
        var (given, source) = (row.FindPointer(determined.Field), SourceOf(determined, row, rows));
        if (source is null || (given is null && row.FindPointer(determined.Reference.Id) is null && !ChangesSource(determined, source)))
        {
            return;
        }
        var current = determined.Field.Get(row.Values);
        if (determined.Source.Get(source.Values) is not { } value || value.Equals(current))
        {
            return;
        }
        if (given is null || current is null)
        {
            row.Set(determined.Field, value);
        }
        else
        {
            problems.Add(new(given, determined.ProblemCode,
                $"\"{determined.Field}\" must be {value}, as in the {determined.Reference.Target.Label}; received {current}. Send that "
                    + "value, or omit the field.",
                current, value));
        }
    }

    private static Row? SourceOf(DeterminedField determined, Row row, ResolvedRows rows) =>
        rows.ById(determined.Reference.Target, (Guid?)determined.Reference.Id.Get(row.Values));

    private static bool ChangesSource(DeterminedField determined, Row source) =>
        source.Changes.Any(change => change.Field == determined.Source);
}
