namespace WorkOrders.Api.Imports.Files;

/// <summary>Puts what needs each other in groups, and the groups in order (Tarjan); without recursion, since a chain may be as long as a file.</summary>
internal sealed class TopologicalOrder
{
    private readonly IReadOnlyList<IReadOnlyList<int>> _needs;
    private readonly int[] _number;
    private readonly int[] _lowest;
    private readonly bool[] _isOut;
    private readonly Stack<int> _open = new();
    private readonly Stack<(int Node, int Next)> _path = new();
    private readonly List<IReadOnlyList<int>> _groups = [];
    private int _numbers;

    private TopologicalOrder(IReadOnlyList<IReadOnlyList<int>> needs) =>
        (_needs, _number, _lowest, _isOut) = (needs, new int[needs.Count], new int[needs.Count], new bool[needs.Count]);

    /// <summary>The groups: what a node needs stands in one before its own or, where it needs the node in its turn, beside it, in rising order.</summary>
    /// <param name="needs">What each node needs.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyList<IReadOnlyList<int>> needs)
    {
        var components = new TopologicalOrder(needs);
        for (var first = 0; first < needs.Count; first++)
        {
            components.Visit(first);
            components.Walk();
        }
        return components._groups;
    }

    private void Walk()
    {
        while (_path.TryPop(out var step))
        {
            var (node, next) = step;
            if (next < _needs[node].Count)
            {
                _path.Push((node, next + 1));
                if (_needs[node][next] is var needed && !_isOut[needed])
                {
                    Visit(needed);
                    _lowest[node] = Math.Min(_lowest[node], _number[needed]);
                }
                continue;
            }
            if (_lowest[node] == _number[node])
            {
                TakeOut(node);
            }
            if (_path.TryPeek(out var below))
            {
                _lowest[below.Node] = Math.Min(_lowest[below.Node], _lowest[node]);
            }
        }
    }

    private void Visit(int node)
    {
        if (_number[node] == 0)
        {
            _number[node] = _lowest[node] = ++_numbers;
            _open.Push(node);
            _path.Push((node, 0));
        }
    }

    private void TakeOut(int last)
    {
        var group = new List<int>(1);
        do
        {
            group.Add(_open.Pop());
            _isOut[group[^1]] = true;
        }
        while (group[^1] != last);
        group.Sort();
        _groups.Add(group);
    }
}
