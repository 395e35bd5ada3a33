namespace WorkOrders.Integration.Tests.Access;

public sealed class ProxyTests
{
    [TestCase("--ForwardedHeaders:KnownProxies:0=127.0.0.1")]
    [TestCase("--ForwardedHeaders:KnownNetworks:0=127.0.0.0/8")]
    public async Task Headers_of_a_known_proxy_are_trusted(string setting) =>
        Assert.That(await DetectedScheme(setting), Is.EqualTo("https"));

    [TestCase("--ForwardedHeaders:KnownProxies:0=10.0.0.1")]
    [TestCase("--AnythingElse=1")]
    public async Task Headers_of_other_clients_are_ignored(string setting) =>
        Assert.That(await DetectedScheme(setting), Is.EqualTo("http"));

    private static async Task<string> DetectedScheme(string setting)
    {
        await using var api = await RunningApi.Start("Host=127.0.0.1;Port=1;Database=away", null, setting);
        using var response = await api.Send(HttpMethod.Get, "/address", "X-Forwarded-Proto", "https");
        return new Uri(await response.Content.ReadAsStringAsync()).Scheme;
    }
}
