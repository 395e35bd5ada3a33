namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>
/// The order in which the rows of a file are created: that of the file, except that a child waits for its parent. Where several rows may
/// create the parent, because it is in the file twice or others embed it, the child waits for all of them, since some may be refused.
/// </summary>
public sealed class CreationSequence
{
    private readonly IReadOnlyList<OrderKeys> _keys;
    private readonly Dictionary<OrderKey, int> _creators = [];
    private readonly Dictionary<OrderKey, List<int>> _groups = [];
    private readonly Dictionary<int, IReadOnlyList<int>> _cycles = [];

    /// <summary>Determines the order.</summary>
    /// <param name="keys">The keys of each row.</param>
    public CreationSequence(IReadOnlyList<OrderKeys> keys)
    {
        _keys = keys;
        FindCreators();
        var groups = _groups.Keys.Index().ToDictionary(group => group.Item, group => keys.Count + group.Index);
        var order = new TopologicalOrder(keys.Count, [.. keys.Select((_, row) => DependenciesOf(row, groups)), .. _groups.Values]);
        Rows = order.Rows;
        foreach (var cycle in order.Cycles)
        {
            foreach (var row in cycle)
            {
                _cycles[row] = cycle;
            }
        }
    }

    /// <summary>The rows in the order of creation, each by its position in the file.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The rows that are each other's parents in a cycle with this one, itself included; empty when it is in none.</summary>
    public IReadOnlyList<int> FindCycle(int row) => _cycles.GetValueOrDefault(row, []);

    /// <summary>The first row that has this key or, when none has, the first that embeds it; null when none does.</summary>
    public int? FindCreator(OrderKey key) => _creators.TryGetValue(key, out var row) ? row : null;

    private IReadOnlyList<int> DependenciesOf(int row, Dictionary<OrderKey, int> groups)
    {
        var keys = _keys[row];
        if (keys.Ancestors.Count == 0)
        {
            return [];
        }
        var creators = keys.Ancestors.Select(FindCreator).OfType<int>().Where(creator => creator != row);
        // A row that embeds its parent can create it, so it need not wait for others that do.
        var groupKeys = keys.Ancestors.Where(key => groups.ContainsKey(key) && !keys.Embedded.Contains(key));
        return [.. creators, .. groupKeys.Select(key => groups[key])];
    }

    private void FindCreators()
    {
        for (var row = 0; row < _keys.Count; row++)
        {
            AddCreator(new(_keys[row].Id, null), row);
            AddCreator(new(null, _keys[row].Reference), row);
        }
        for (var row = 0; row < _keys.Count; row++)
        {
            foreach (var key in _keys[row].Embedded)
            {
                AddCreator(key, row);
            }
        }
    }

    private void AddCreator(OrderKey key, int row)
    {
        if (key == default || _creators.TryAdd(key, row) || _creators[key] == row)
        {
            return;
        }
        if (!_groups.TryGetValue(key, out var group))
        {
            _groups[key] = group = [_creators[key]];
        }
        group.Add(row);
    }
}
