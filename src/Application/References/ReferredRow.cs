using System.Globalization;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>The problem that a row cannot be deleted because other rows refer to it.</summary>
public static class ReferredRow
{
    /// <summary>Describes the problem; returns null if nothing refers to the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="referrers">The rows that refer to it, as <see cref="ReferrersQuestion"/> finds them.</param>
    public static Problem? Describe(Row row, IEnumerable<Referrers> referrers)
    {
        IReadOnlyList<Referrers> all = [.. referrers.Where(each => each.Count > 0)
            .OrderBy(each => each.Reference.Owner.Name, StringComparer.Ordinal).ThenBy(each => each.Reference.Index)];
        if (all.Count == 0)
        {
            return null;
        }
        return new(null, "referred",
            $"The {row.Entity.Label} \"{row.DisplayName}\" cannot be deleted because other rows refer to it: {Join(all.Select(Text))}.",
            row.Key)
        {
            Kind = ProblemKind.Conflict,
        };

        string Text(Referrers each)
        {
            var owner = each.Reference.Owner;
            var number = each.Count > Referrers.MaxCount ? $"more than {Format(Referrers.MaxCount)}" : Format(each.Count);
            var keys = $"{(each.Count > each.Keys.Count ? "such as " : "")}{string.Join(", ", each.Keys)}";
            return $"{number} {(each.Count == 1 ? owner.Label : owner.PluralLabel)} in \"{each.Reference.Id}\" ({keys})";
        }
    }

    private static string Join(IEnumerable<string> texts) => texts.ToList() switch
    {
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
        [] => "",
    };

    private static string Format(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
