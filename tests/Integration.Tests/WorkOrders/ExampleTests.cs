using System.Net;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The example requests of real systems succeed in any sequence.</summary>
public sealed class ExampleTests
{
    private static readonly string[] Examples =
    [
        "erp-by-codes.json", "embedded-from-nothing.json", "mobile-equipment.json", "multi-job-child.json", "legacy-defaults.json",
        "page-sample-embedded.json", "every-field.json",
    ];

    [Test]
    public async Task Every_example_request_creates_an_order([Values(0, 1, 2, 3, 4, 5, 6)] int first, [Values] bool backwards)
    {
        using var tenant = await TestTenant.Create();
        var order = Examples.Skip(first).Concat(Examples.Take(first));
        foreach (var file in backwards ? order.Reverse() : order)
        {
            var response = await tenant.Post(Sample.Example(file));
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), () => $"{file}: {response.Text}");
        }
    }
}
