using System.Globalization;
using WorkOrders.Application.Contract;
using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>The problems that a row cannot be deleted or changed because other rows refer to it.</summary>
public static class ReferredRow
{
    /// <summary>Describes the problem that the row cannot be deleted; returns null if nothing refers to it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="referrers">The rows that refer to it, as <see cref="ReferrersQuestion"/> finds them.</param>
    public static Problem? Describe(Row row, IEnumerable<Referrers> referrers) => List(referrers) is not { } list ? null : new(
        null, "referred",
        $"The {row.Entity.Label} \"{row.DisplayName}\" cannot be deleted because other rows refer to it: {list}.",
        row.Key)
    {
        Kind = ProblemKind.Conflict,
    };

    /// <summary>
    /// Describes the problem that a reference of the row cannot change to another row; returns null if nothing refers to the row.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="stored">The stored id of the reference.</param>
    /// <param name="referrers">The rows that refer to the row, as <see cref="ReferrersQuestion"/> finds them.</param>
    public static Problem? DescribeFixed(Row row, ReferenceFields reference, object stored, IEnumerable<Referrers> referrers) =>
        List(referrers) is not { } list ? null : new(
            row.PointerTo(reference.Id), "referred",
            $"\"{reference.Id}\" of the {row.Entity.Label} \"{row.DisplayName}\" cannot change because other rows refer to the "
                + $"{row.Entity.Label}: {list}. Create another {row.Entity.Label}, and change these rows to it.",
            reference.Id.Get(row.Values), stored)
        {
            Kind = ProblemKind.Conflict,
        };

    /// <summary>Lists the rows that refer to a row in messages to people; returns null if there are none.</summary>
    public static string? List(IEnumerable<Referrers> referrers)
    {
        IReadOnlyList<Referrers> all = [.. referrers.Where(each => each.Count > 0)
            .OrderBy(each => each.Reference.Owner.Name, StringComparer.Ordinal).ThenBy(each => each.Reference.Index)];
        return all.Count == 0 ? null : Join(all.Select(Text));

        static string Text(Referrers each)
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
