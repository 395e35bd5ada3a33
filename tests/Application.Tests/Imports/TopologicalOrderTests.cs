using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>A row comes after the rows it needs, and otherwise keeps its position; rows that need each other form a cycle.</summary>
public sealed class TopologicalOrderTests
{
    // The needs of each node are separated by a space, those of one node by a comma; "-" is none.
    [TestCase("", "")]
    [TestCase("- - -", "0 1 2")]
    [TestCase("1 2 -", "2 1 0")]
    [TestCase("- 0 1", "0 1 2")]
    [TestCase("2,1 - -", "1 2 0")]
    [TestCase("1 0", "0 1", "0,1")]
    [TestCase("1 2 0 0", "0 1 2 3", "0,1,2")]
    [TestCase("1 2 1 0", "1 2 0 3", "1,2")]
    [TestCase("1,2 3 3 -", "3 1 2 0")]
    public void Rows_are_sorted_by_their_needs(string needs, string rows, string cycles = "")
    {
        IReadOnlyList<IReadOnlyList<int>> nodes =
            [.. needs.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(node => node == "-" ? [] : node.Split(',').Select(int.Parse).ToArray())];
        var order = new TopologicalOrder(nodes.Count, nodes);
        Assert.That(string.Join(' ', order.Rows), Is.EqualTo(rows));
        Assert.That(string.Join(' ', order.Cycles.Select(cycle => string.Join(',', cycle.Order()))), Is.EqualTo(cycles));
    }
}
