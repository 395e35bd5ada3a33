namespace WorkOrders.Api.Imports.Files;

/// <summary>
/// The order in which the rows of a file are created: as they stand, but for parents, which come before their children wherever they stand. Where several rows may make
/// the parent, because it stands in the file twice or others embed it, a child comes after all of them: some may be refused.
/// </summary>
internal sealed class RowOrder
{
    private readonly IReadOnlyList<OrderKeys> _names;
    private readonly Dictionary<OrderKey, int> _makers = [];
    private readonly Dictionary<OrderKey, List<int>> _otherMakers = [];
    private readonly Dictionary<int, IReadOnlyList<int>> _circles = [];

    /// <summary>Puts the rows in order.</summary>
    public RowOrder(IReadOnlyList<OrderKeys> names)
    {
        _names = names;
        NameMakers();
        var first = TopologicalOrder.Of([.. names.Select(BehindFirst)]);
        foreach (var circle in first.Where(rows => rows.Count > 1))
        {
            foreach (var row in circle)
            {
                _circles[row] = circle;
            }
        }
        Rows = [.. first.SelectMany(rows => rows)];
        if (_otherMakers.Count > 0)
        {
            Rows = BehindAll(Rows);
        }
    }

    /// <summary>The rows, each by its place in the file.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>The rows that stand above each other in a circle with this one, itself included; empty where it is in none.</summary>
    public IReadOnlyList<int> CircleOf(int row) => _circles.GetValueOrDefault(row, []);

    /// <summary>The row that is, or else the first that embeds, the order of this name; null when none does.</summary>
    public int? MakerOf(OrderKey name) => _makers.TryGetValue(name, out var row) ? row : null;

    /// <summary>The first maker of everything above a row: what it needs in any case.</summary>
    private IReadOnlyList<int> BehindFirst(OrderKeys names) => names.Above.Count == 0 ? [] : [.. names.Above.Select(MakerOf).OfType<int>()];

    /// <summary>The same, but for children, which come behind all who may make their parents; where these need them in their turn, it stays at the first.</summary>
    /// <param name="rows">The rows, each behind the first.</param>
    private List<int> BehindAll(IReadOnlyList<int> rows)
    {
        var place = new int[rows.Count];
        for (var at = 0; at < rows.Count; at++)
        {
            place[rows[at]] = at;
        }
        // Behind the rows, a node for each name that several make: many children and many makers would be as many pairs.
        var names = _otherMakers.Keys.Select((name, at) => (name, at)).ToDictionary(named => named.name, named => rows.Count + named.at);
        var needs = _names.Select(row => row.Above.Count == 0 ? [] : (IReadOnlyList<int>)[.. row.Above.Select(name => names.TryGetValue(name, out var all) && !row.Embedded.Contains(name) ? all : MakerOf(name)).OfType<int>()]);
        return
        [
            .. TopologicalOrder.Of([.. needs, .. _otherMakers.Select(makers => makers.Value.Append(_makers[makers.Key]).ToList())])
                .SelectMany(group => group.Where(node => node < rows.Count).OrderBy(row => place[row])),
        ];
    }

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

    private void Name(OrderKey name, int row)
    {
        if (name == default || _makers.TryAdd(name, row) || _makers[name] == row)
        {
            return;
        }
        if (!_otherMakers.TryGetValue(name, out var others))
        {
            _otherMakers[name] = others = [];
        }
        others.Add(row);
    }
}
