using System.Text.Json;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The table of costs in docs/planning.md is that of the product.</summary>
public sealed class CostDocumentTests
{
    [Test]
    public void The_documented_weights_are_those_of_the_product()
    {
        var documented = RepositoryFiles.Read("docs/planning.md").Split("| Cost | Default weight | Meaning |")[1].Split('\n')
            .Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => string.Join('|', line.Split('|')[1..3]));
        Assert.That(documented, Is.EqualTo(typeof(CostWeights).GetProperties().Select(weight => FormattableString.Invariant(
            $" `{JsonNamingPolicy.SnakeCaseLower.ConvertName(weight.Name)}` | {weight.GetValue(new CostWeights())} "))));
    }
}
