namespace WorkOrders.Api.Imports.Files;

/// <summary>The order in which the rows of a file are created: as they stand, but for parents, which come before their children wherever they stand.</summary>
internal sealed class RowOrder
{
    private readonly IReadOnlyList<OrderNames> _names;
    private readonly Dictionary<OrderName, int> _makers = [];
    private readonly List<int> _rows;
    private readonly Dictionary<int, IReadOnlyList<int>> _circles = [];

    /// <summary>Puts the rows in order.</summary>
    public RowOrder(IReadOnlyList<OrderNames> names)
    {
        _names = names;
        _rows = new(names.Count);
        NameMakers();
        Sort();
    }

    /// <summary>The rows, each by its place in the file.</summary>
    public IReadOnlyList<int> Rows => _rows;

    /// <summary>The rows that stand above each other in a circle with this one, itself included; empty where it is in none.</summary>
    public IReadOnlyList<int> CircleOf(int row) => _circles.GetValueOrDefault(row, []);

    /// <summary>The row that is, or else the first that embeds, the order of this name; null when none does.</summary>
    public int? MakerOf(OrderName name) => _makers.TryGetValue(name, out var row) ? row : null;

    private void NameMakers()
    {
        for (var row = 0; row < _names.Count; row++)
        {
            Name(new(_names[row].Id, null), row);
            Name(new(null, _names[row].Reference), row);
        }
        for (var row = 0; row < _names.Count; row++)
        {
            foreach (var name in _names[row].Embedded)
            {
                Name(name, row);
            }
        }
    }

    private void Name(OrderName name, int row)
    {
        if (name != default)
        {
            _makers.TryAdd(name, row);
        }
    }

    /// <summary>Tarjan's components, without recursion, since a chain may be as long as the file: what a row needs comes out before it.</summary>
    private void Sort()
    {
        var (number, lowest) = (new int[_names.Count], new int[_names.Count]);
        var isOut = new bool[_names.Count];
        var open = new Stack<int>();
        var path = new Stack<(int Row, int Next)>();
        var numbers = 0;
        for (var first = 0; first < _names.Count; first++)
        {
            Visit(first);
            while (path.TryPop(out var step))
            {
                var (row, next) = step;
                if (next < _names[row].Above.Count)
                {
                    path.Push((row, next + 1));
                    if (MakerOf(_names[row].Above[next]) is { } above && !isOut[above])
                    {
                        Visit(above);
                        lowest[row] = Math.Min(lowest[row], number[above]);
                    }
                    continue;
                }
                if (lowest[row] == number[row])
                {
                    TakeOut(row);
                }
                if (path.TryPeek(out var below))
                {
                    lowest[below.Row] = Math.Min(lowest[below.Row], lowest[row]);
                }
            }
        }

        void Visit(int row)
        {
            if (number[row] == 0)
            {
                number[row] = lowest[row] = ++numbers;
                open.Push(row);
                path.Push((row, 0));
            }
        }

        void TakeOut(int last)
        {
            var component = new List<int>();
            do
            {
                component.Add(open.Pop());
                isOut[component[^1]] = true;
            }
            while (component[^1] != last);
            component.Sort();
            _rows.AddRange(component);
            if (component.Count > 1)
            {
                component.ForEach(row => _circles[row] = component);
            }
        }
    }
}
