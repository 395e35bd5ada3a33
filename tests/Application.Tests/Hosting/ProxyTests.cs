using WorkOrders.Api.Hosting;

namespace WorkOrders.Application.Tests.Hosting;

public sealed class ProxyTests
{
    [TestCase("--ForwardedHeaders:KnownProxies:0=proxy",
        "ForwardedHeaders:KnownProxies cannot be read: \"proxy\" is not an address such as 10.0.0.1.")]
    [TestCase("--ForwardedHeaders:KnownNetworks:0=10.0.0.1",
        "ForwardedHeaders:KnownNetworks cannot be read: \"10.0.0.1\" is not a range such as 10.0.0.0/8.")]
    public void An_invalid_setting_reports_the_expected_format(string setting, string message) =>
        Assert.That(() => WorkOrdersApi.Build([setting]), Throws.TypeOf<HostingConfigurationException>().With.Message.EqualTo(message));
}
