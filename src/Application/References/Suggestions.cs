namespace WorkOrders.Application.References;

/// <summary>"Did you mean": which of the names there are somebody may have meant.</summary>
public static class Suggestions
{
    private const int Most = 3;

    // Names are keys of some tens of characters; a text of a megabyte is not a name.
    private const int LongestName = 300;

    /// <summary>Up to three names that are near, nearest first: at most a third of the characters, or two, changed, inserted, left out or in another case.</summary>
    public static IReadOnlyList<string> Pick(string meant, IEnumerable<string> names)
    {
        if (meant.Length > LongestName)
        {
            return [];
        }
        var (upper, furthest) = (meant.ToUpperInvariant(), Math.Max(2, meant.Length / 3));
        return
        [
            .. names.Distinct()
                .Where(name => Math.Abs(name.Length - meant.Length) <= furthest)
                .Select(name => (Name: name, Distance: Distance(upper, name.ToUpperInvariant())))
                .Where(candidate => candidate.Distance <= furthest && candidate.Distance < Math.Max(meant.Length, candidate.Name.Length))
                .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(candidate => candidate.Name),
        ];
    }

    /// <summary>Levenshtein's distance: the fewest single-character edits that make one of the other.</summary>
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
