using WorkOrders.Domain;

namespace WorkOrders.Application.References;

/// <summary>The existing names to suggest in place of one that does not exist ("did you mean").</summary>
/// <param name="Names">The suggestions, nearest first; may be empty.</param>
/// <param name="AreAll">Whether no name is near, and these are all names there are.</param>
public sealed record Suggestions(IReadOnlyList<string> Names, bool AreAll = false)
{
    /// <summary>No suggestion.</summary>
    public static readonly Suggestions None = new([]);

    private const int MaxSimilar = 3;

    /// <summary>How many names may be listed when none is near.</summary>
    private const int MaxAll = 20;

    /// <summary>Names are keys of some tens of characters; a longer text is compared with nothing.</summary>
    private const int MaxNameLength = 300;

    /// <summary>Up to three near names: at most a third of the characters, or two, differ, letter case ignored.</summary>
    /// <param name="name">The name that does not exist.</param>
    /// <param name="existing">The names that do.</param>
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

    /// <summary>The near names; all names when none is near and there are at most twenty.</summary>
    /// <param name="name">The name that does not exist.</param>
    /// <param name="existing">Names that do.</param>
    /// <param name="isComplete">Whether <paramref name="existing"/> holds all of them.</param>
    public static Suggestions For(string name, IReadOnlyCollection<string> existing, bool isComplete) => For(name, existing) switch
    {
        { Names.Count: > 0 } near => near,
        _ when isComplete && existing.Count <= MaxAll => new([.. existing.Order(StringComparer.Ordinal)], AreAll: true),
        _ => None,
    };

    /// <summary>
    /// The problem with the hint at the end of its message and the suggestions as accepted values; unchanged when there are none.
    /// </summary>
    public Problem AddTo(Problem problem) =>
        Names.Count == 0 ? problem : problem with { Message = $"{problem.Message}{this}", Accepted = Names };

    /// <summary>The hint, as a sentence to append to a message; empty when there are no suggestions.</summary>
    public override string ToString() => this switch
    {
        { Names.Count: 0 } => "",
        { AreAll: true } => $" There are {string.Join(", ", Names)}.",
        { Names: [var only] } => $" Did you mean {only}?",
        _ => $" Did you mean {string.Join(", ", Names.SkipLast(1))} or {Names[^1]}?",
    };

    /// <summary>Levenshtein distance: the fewest single-character edits that turn one text into the other.</summary>
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
