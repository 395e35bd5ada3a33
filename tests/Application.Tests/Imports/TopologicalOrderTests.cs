using WorkOrders.Api.Imports.Files;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>What a node needs comes before it; nodes that need each other come together.</summary>
public sealed class TopologicalOrderTests
{
    // The needs of each node are separated by a space, those of one node by a comma; "-" is none.
    [TestCase("", "")]
    [TestCase("- - -", "0 1 2")]
    [TestCase("1 2 -", "2 1 0")]
    [TestCase("- 0 1", "0 1 2")]
    [TestCase("2,1 - -", "2 1 0")]
    [TestCase("1 0", "0,1")]
    [TestCase("0", "0")]
    [TestCase("1 2 0 0", "0,1,2 3")]
    [TestCase("1 2 1 0", "1,2 0 3")]
    [TestCase("1,2 3 3 -", "3 1 2 0")]
    public void Nodes_are_grouped_and_sorted(string needs, string groups)
    {
        IReadOnlyList<IReadOnlyList<int>> nodes =
            [.. needs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(node => node == "-" ? [] : node.Split(',').Select(int.Parse).ToArray())];
        Assert.That(string.Join(' ', TopologicalOrder.Of(nodes).Select(group => string.Join(',', group))), Is.EqualTo(groups));
    }
}
