using WorkOrders.Application.Imports;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>
/// A row comes after the rows it depends on, and otherwise keeps its position; rows that depend on each other form a cycle.
/// </summary>
public sealed class TopologicalOrderTests
{
    // Nodes are separated by spaces, and the dependencies of a node by commas; "-" means none.
    [TestCase("", "")]
    [TestCase("- - -", "0 1 2")]
    [TestCase("1 2 -", "2 1 0")]
    [TestCase("- 0 1", "0 1 2")]
    [TestCase("2,1 - -", "1 2 0")]
    [TestCase("1 0", "0 1", "0,1")]
    [TestCase("1 2 0 0", "0 1 2 3", "0,1,2")]
    [TestCase("1 2 1 0", "1 2 0 3", "1,2")]
    [TestCase("1,2 3 3 -", "3 1 2 0")]
    [TestCase("2,3 4 0 1 3", "0 2 1 3 4", "0,2 1,3,4")]
    public void Each_row_comes_after_the_rows_it_depends_on(string needs, string rows, string cycles = "")
    {
        var nodes = Parse(needs);
        var order = new TopologicalOrder(nodes.Count, nodes);
        Assert.That(string.Join(' ', order.Rows), Is.EqualTo(rows));
        Assert.That(string.Join(' ', order.Cycles.Select(cycle => string.Join(',', cycle))), Is.EqualTo(cycles));
    }

    // Node 3 is a group.
    [TestCase("1,3 - - 1,2", "1 2 0", TestName = "A row comes after all members of its group")]
    [TestCase("- 0,2 0,3 0,1", "0 2 1", TestName = "A row does not wait for a member that depends on it")]
    [TestCase("1,3 2 1 1,2", "1 2 0", TestName = "A row waits for members that are in a cycle")]
    public void Rows_wait_for_groups(string needs, string rows) =>
        Assert.That(string.Join(' ', new TopologicalOrder(rows: 3, Parse(needs)).Rows), Is.EqualTo(rows));

    private static IReadOnlyList<IReadOnlyList<int>> Parse(string needs) =>
        [.. needs.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(node => node == "-" ? [] : node.Split(',').Select(int.Parse).ToArray())];
}
