using Microsoft.Extensions.Configuration;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Application.Tests.Batching;

public sealed class CoalescingOptionsTests
{
    [TestCase(null, null, 32, 1)]
    [TestCase("", "", 32, 1)]
    [TestCase("1", "1000", 1, 1000)]
    public void Missing_settings_have_defaults(string? most, string? atOnce, int expectedMost, int expectedAtOnce) =>
        Assert.That(CoalescingOptions.Read(Settings(most, atOnce)), Is.EqualTo(new CoalescingOptions(expectedMost, expectedAtOnce)));

    [TestCase("0")]
    [TestCase("1001")]
    [TestCase("-1")]
    [TestCase("many")]
    [TestCase("1.5")]
    public void An_invalid_number_is_refused_with_the_name_of_the_setting(string value)
    {
        Assert.That(() => CoalescingOptions.Read(Settings(value, null)),
            Throws.TypeOf<DatabaseSetupException>().With.Message.EqualTo(
                $"Coalescing:MaxBatchSize must be a number from 1 to 1000; it is \"{value}\"."));
        Assert.That(() => CoalescingOptions.Read(Settings(null, value)),
            Throws.TypeOf<DatabaseSetupException>().With.Message.EqualTo(
                $"Coalescing:MaxConcurrentBatches must be a number from 1 to 1000; it is \"{value}\"."));
    }

    private static IConfiguration Settings(string? most, string? atOnce) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Coalescing:MaxBatchSize"] = most,
            ["Coalescing:MaxConcurrentBatches"] = atOnce,
        }).Build();
}
