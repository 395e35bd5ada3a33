namespace WorkOrders.Application.Imports;

/// <summary>
/// Sorts rows so that each row comes after the rows that it depends on and otherwise keeps its position (Kahn's algorithm). The nodes after
/// the rows are groups of rows: a row that depends on a group comes after all of its members, unless a member depends on the row.
/// </summary>
internal sealed class TopologicalOrder
{
    private readonly int _rows;
    private readonly IReadOnlyList<IReadOnlyList<int>> _dependencies;
    private readonly List<int>?[] _dependents;
    private readonly int[] _missing;
    private readonly bool[] _isDone;
    private readonly bool[] _isOnPath;
    private readonly List<int> _path = [];
    private readonly PriorityQueue<int, int> _ready = new();
    private readonly List<int> _sorted = [];
    private readonly List<IReadOnlyList<int>> _cycles = [];
    private int _firstLeft;

    /// <summary>Sorts the rows.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="needs">
    /// The rows and groups that each row depends on, followed by the members of each group. No row depends on itself.
    /// </param>
    public TopologicalOrder(int rows, IReadOnlyList<IReadOnlyList<int>> needs)
    {
        (_rows, _dependencies, _dependents) = (rows, needs, new List<int>?[needs.Count]);
        (_missing, _isDone, _isOnPath) = (new int[needs.Count], new bool[needs.Count], new bool[needs.Count]);
        for (var node = 0; node < needs.Count; node++)
        {
            foreach (var needed in needs[node])
            {
                (_dependents[needed] ??= []).Add(node);
            }
            _missing[node] = needs[node].Count;
            EnqueueIfReady(node);
        }
        while (_sorted.Count < rows)
        {
            if (_ready.TryDequeue(out var node, out _))
            {
                Finish(node);
            }
            else
            {
                BreakCycle();
            }
        }
    }

    /// <summary>The sorted rows.</summary>
    public IReadOnlyList<int> Rows => _sorted;

    /// <summary>The cycles of rows that depend on each other, each in ascending order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cycles => _cycles;

    private void EnqueueIfReady(int node)
    {
        if (_missing[node] == 0 && !_isDone[node])
        {
            // Groups are finished before the next row, so that rows that depend on a group keep their positions.
            _ready.Enqueue(node, node < _rows ? node : -1);
        }
    }

    private void Finish(int node)
    {
        if (_isDone[node])
        {
            return;
        }
        _isDone[node] = true;
        if (node < _rows)
        {
            _sorted.Add(node);
        }
        foreach (var dependent in _dependents[node] ?? [])
        {
            _missing[dependent]--;
            EnqueueIfReady(dependent);
        }
    }

    /// <summary>
    /// Breaks one cycle. Each remaining node depends on another remaining node, so following the dependencies leads to a cycle. The path to
    /// the cycle is kept, because it may lead to further cycles.
    /// </summary>
    private void BreakCycle()
    {
        while (_path.Count > 0 && _isDone[_path[^1]])
        {
            _path.RemoveAt(_path.Count - 1);
        }
        while (_isDone[_firstLeft])
        {
            _firstLeft++;
        }
        var node = _path.Count > 0 ? NeedOf(_path[^1]) : _firstLeft;
        for (; !_isOnPath[node]; node = NeedOf(node))
        {
            _path.Add(node);
            _isOnPath[node] = true;
        }
        var start = _path.LastIndexOf(node);
        var cycle = _path[start..];
        _path.RemoveRange(start, cycle.Count);
        cycle.ForEach(each => _isOnPath[each] = false);

        var waitForGroups = cycle.Where((_, position) => cycle[(position + 1) % cycle.Count] >= _rows).ToList();
        if (waitForGroups.Count > 0)
        {
            Finish(waitForGroups.Min());
            return;
        }
        cycle.Sort();
        _cycles.Add(cycle);
        cycle.ForEach(Finish);
    }

    private int NeedOf(int node) => _dependencies[node].First(needed => !_isDone[needed]);
}
