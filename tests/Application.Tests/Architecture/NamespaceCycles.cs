namespace WorkOrders.Application.Tests.Architecture;

/// <summary>
/// Finds namespaces that depend on each other in both directions. A namespace may use its parents, but not its children. Sibling
/// namespaces, including their descendants, must not form a cycle.
/// </summary>
internal static class NamespaceCycles
{
    /// <summary>Returns the cycles, each as lines of text: the namespaces, then one example of each use.</summary>
    /// <param name="uses">The uses between types of an assembly.</param>
    /// <param name="root">The namespace of the assembly.</param>
    public static IEnumerable<string> Find(IReadOnlyCollection<TypeUse> uses, string root)
    {
        var namespaces = uses.SelectMany(use => new[] { use.FromNamespace, use.ToNamespace })
            .SelectMany(name => UpTo(root, name))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return namespaces.SelectMany(parent => UsesOfChildren(uses, parent).Concat(CyclesBelow(uses, parent)));
    }

    private static IEnumerable<string> UsesOfChildren(IEnumerable<TypeUse> uses, string parent) => uses
        .Where(use => use.FromNamespace == parent && IsBelow(use.ToNamespace, parent))
        .GroupBy(use => Child(use.ToNamespace, parent))
        .Select(group => Describe([parent, group.Key], [group.First()]));

    private static IEnumerable<string> CyclesBelow(IEnumerable<TypeUse> uses, string parent)
    {
        var edges = uses
            .Where(use => IsBelow(use.FromNamespace, parent) && IsBelow(use.ToNamespace, parent))
            .GroupBy(use => (From: Child(use.FromNamespace, parent), To: Child(use.ToNamespace, parent)))
            .Where(group => group.Key.From != group.Key.To)
            .ToDictionary(group => group.Key, group => group.First());
        // Each namespace reports the shortest cycle through it; the same cycle is reported once.
        return edges.Keys.Select(edge => edge.From).Distinct().Order(StringComparer.Ordinal)
            .Select(start => ShortestCycle(edges.Keys, start))
            .OfType<IReadOnlyList<string>>()
            .DistinctBy(cycle => string.Join(' ', cycle.Order(StringComparer.Ordinal)))
            .Select(cycle => Describe(cycle, cycle.Zip([.. cycle.Skip(1), cycle[0]], (from, to) => edges[(from, to)])));
    }

    private static List<string>? ShortestCycle(IReadOnlyCollection<(string From, string To)> edges, string start)
    {
        var paths = new Queue<List<string>>([[start]]);
        var seen = new HashSet<string>();
        while (paths.TryDequeue(out var path))
        {
            foreach (var (_, to) in edges.Where(edge => edge.From == path[^1]))
            {
                if (to == start)
                {
                    return path;
                }
                if (seen.Add(to))
                {
                    paths.Enqueue([.. path, to]);
                }
            }
        }
        return null;
    }

    private static string Describe(IEnumerable<string> names, IEnumerable<TypeUse> examples) =>
        $"{string.Join(" → ", names)}{string.Concat(examples.Select(example => $"{Environment.NewLine}    {example}"))}";

    private static bool IsBelow(string name, string parent) => name.StartsWith(parent + ".", StringComparison.Ordinal);

    private static string Child(string name, string parent) => name.IndexOf('.', parent.Length + 1) is > 0 and var end ? name[..end] : name;

    /// <summary>Returns a namespace and its parents, up to the root.</summary>
    private static IEnumerable<string> UpTo(string root, string name) =>
        name == root ? [root] : UpTo(root, name[..name.LastIndexOf('.')]).Append(name);
}
