using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>Existing names to suggest instead of a name that does not exist ("did you mean").</summary>
/// <param name="Names">The suggestions, most similar first; can be empty.</param>
/// <param name="AreAll">Whether no name is similar and <paramref name="Names"/> contains all existing names.</param>
public sealed record Suggestions(IReadOnlyList<string> Names, bool AreAll = false)
{
    /// <summary>No suggestion.</summary>
    public static readonly Suggestions None = new([]);

    private const int MaxSimilar = 3;

    /// <summary>The maximum number of names to list if none is similar.</summary>
    private const int MaxAll = 20;

    /// <summary>The maximum length of a name. Longer texts are not compared, because keys have only some tens of characters.</summary>
    private const int MaxNameLength = 300;

    /// <summary>
    /// Returns up to three similar names: at most a third of the characters differ, or two if that is more. Case is ignored.
    /// </summary>
    /// <param name="name">The name that does not exist.</param>
    /// <param name="existing">The existing names.</param>
    public static Suggestions For(string name, IEnumerable<string> existing)
    {
        if (name.Length > MaxNameLength)
        {
            return None;
        }
        var (upper, maxDistance) = (name.ToUpperInvariant(), Math.Max(2, name.Length / 3));
        return new(
        [
            .. existing.Distinct()
                .Where(other => Math.Abs(other.Length - name.Length) <= maxDistance)
                .Select(other => (Name: other, Distance: Distance(upper, other.ToUpperInvariant())))
                .Where(candidate => candidate.Distance <= maxDistance && candidate.Distance < Math.Max(name.Length, candidate.Name.Length))
                .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(MaxSimilar)
                .Select(candidate => candidate.Name),
        ]);
    }

    /// <summary>Returns the similar names, or all names if none is similar and there are at most twenty.</summary>
    /// <param name="name">The name that does not exist.</param>
    /// <param name="existing">The existing names, or some of them.</param>
    /// <param name="isComplete">Whether <paramref name="existing"/> contains all existing names.</param>
    public static Suggestions For(string name, IReadOnlyCollection<string> existing, bool isComplete) => For(name, existing) switch
    {
        { Names.Count: > 0 } near => near,
        _ when isComplete && existing.Count <= MaxAll => new([.. existing.Order(StringComparer.Ordinal)], AreAll: true),
        _ => None,
    };

    /// <summary>
    /// Returns the problem with the hint at the end of its message and the suggestions as accepted values; unchanged if
    /// there are no suggestions.
    /// </summary>
    public Problem AddTo(Problem problem) =>
        Names.Count == 0 ? problem : problem with { Message = $"{problem.Message}{this}", Accepted = Names };

    /// <summary>Returns the hint as a sentence to append to a message; empty if there are no suggestions.</summary>
    public override string ToString() => this switch
    {
        { Names.Count: 0 } => "",
        { AreAll: true } => $" There are {string.Join(", ", Names)}.",
        { Names: [var only] } => $" Did you mean {only}?",
        _ => $" Did you mean {string.Join(", ", Names.SkipLast(1))} or {Names[^1]}?",
    };

    /// <summary>
    /// Returns the Levenshtein distance: the minimum number of single-character edits that change one text into the other.
    /// </summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }
        return row[other.Length];
    }
}
