namespace WorkOrders.Application.Imports;

/// <summary>
/// The order in which the rows of a file are created: the order of the file, except that a child is created after its parent. If several
/// rows can create the parent, because the file contains it twice or other rows embed it, the child is created after all of these rows,
/// because some of them may be refused. If rows change rows that exist, a child only waits for the first row with the key of its parent, and
/// not at all if the parent exists: later rows change the parent after the child, as in the file.
/// </summary>
public sealed class CreationSequence
{
    private readonly IReadOnlyList<RowKeys> _keys;
    private readonly Dictionary<RowKey, int> _creators = [];
    private readonly Dictionary<RowKey, List<int>> _groups = [];
    private readonly Dictionary<int, IReadOnlyList<int>> _cycles = [];
    private readonly Dictionary<int, List<int>> _repeated = [];
    private readonly IReadOnlySet<RowKey>? _existing;

    /// <summary>Determines the order of creation.</summary>
    /// <param name="keys">The keys of each row.</param>
    /// <param name="existing">The keys of parents that exist already; null if rows do not change rows that exist.</param>
    public CreationSequence(IReadOnlyList<RowKeys> keys, IReadOnlySet<RowKey>? existing = null)
    {
        (_keys, _existing) = (keys, existing);
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

    /// <summary>The positions of the rows in the file, in the order of creation.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The keys of parents that a later row than that of their child may create, or change if they exist.</summary>
    public IReadOnlySet<RowKey> LaterParents =>
        _keys.SelectMany((row, position) => row.Ancestors.Where(key => FindCreator(key) > position)).ToHashSet();

    /// <summary>
    /// Returns all rows of the parent cycle that contains a row, including the row itself; empty if the row is in no cycle.
    /// </summary>
    public IReadOnlyList<int> FindCycle(int row) => _cycles.GetValueOrDefault(row, []);

    /// <summary>
    /// Returns the first row with a key or, if there is none, the first row that embeds a row with the key; null if there is none.
    /// </summary>
    public int? FindCreator(RowKey key) => _creators.TryGetValue(key, out var row) ? row : null;

    private IReadOnlyList<int> DependenciesOf(int row, Dictionary<RowKey, int> groups)
    {
        var (keys, repeated) = (_keys[row], _repeated.GetValueOrDefault(row, []));
        if (keys.Ancestors.Count == 0)
        {
            return repeated;
        }
        var ancestors = _existing is null ? keys.Ancestors : [.. keys.Ancestors.Where(key => !_existing.Contains(key))];
        var creators = ancestors.Select(FindCreator).OfType<int>().Where(creator => creator != row);
        // A row that embeds its parent can create the parent itself, so it does not depend on the other rows that can.
        var groupKeys = ancestors.Where(key => groups.ContainsKey(key) && !keys.Embedded.Contains(key));
        return [.. repeated, .. creators, .. groupKeys.Select(key => groups[key])];
    }

    private void FindCreators()
    {
        var last = new Dictionary<RowKey, int>();
        for (var row = 0; row < _keys.Count; row++)
        {
            foreach (var key in new RowKey[] { new(_keys[row].Id, null), new(null, _keys[row].Key) })
            {
                if (_existing is null || key == default || !last.TryGetValue(key, out var repeated))
                {
                    AddCreator(key, row);
                }
                else if (_repeated.TryGetValue(row, out var others))
                {
                    others.Add(repeated);
                }
                else
                {
                    _repeated[row] = [repeated];
                }
                last[key] = row;
            }
        }
        for (var row = 0; row < _keys.Count; row++)
        {
            foreach (var key in _keys[row].Embedded)
            {
                AddCreator(key, row);
            }
        }
    }

    private void AddCreator(RowKey key, int row)
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
