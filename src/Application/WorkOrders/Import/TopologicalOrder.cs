namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>
/// Sorts rows so that each comes after the rows it needs and otherwise keeps its position (Kahn's algorithm). Nodes behind the rows are
/// groups of rows: a row that needs a group comes after all of its members, unless one of them needs the row in turn.
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
    /// <param name="rows">How many rows there are.</param>
    /// <param name="needs">The rows and then the groups that each row needs; then the members of each group. No row needs itself.</param>
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

    /// <summary>The rows, sorted.</summary>
    public IReadOnlyList<int> Rows => _sorted;

    /// <summary>The cycles of rows that need each other, each in rising order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cycles => _cycles;

    private void EnqueueIfReady(int node)
    {
        if (_missing[node] == 0 && !_isDone[node])
        {
            // A group is finished before the next row, so that rows that waited for it keep their positions.
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
    /// Every node left needs another, so following their needs leads to a cycle. The path to it is kept, since it may lead to further ones.
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
