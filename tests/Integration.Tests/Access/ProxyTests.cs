namespace WorkOrders.Integration.Tests.Access;

public sealed class ProxyTests
{
    [TestCase("--ForwardedHeaders:KnownProxies:0=127.0.0.1")]
    [TestCase("--ForwardedHeaders:KnownNetworks:0=127.0.0.0/8")]
    public async Task A_known_proxy_is_believed(string setting) => Assert.That(await SchemeSeen(setting), Is.EqualTo("https"));

    [TestCase("--ForwardedHeaders:KnownProxies:0=10.0.0.1")]
    [TestCase("--AnythingElse=1")]
    public async Task Nobody_else_is_believed(string setting) => Assert.That(await SchemeSeen(setting), Is.EqualTo("http"));

    private static async Task<string> SchemeSeen(string setting)
    {
        await using var api = await RunningApi.Start("Host=127.0.0.1;Port=1;Database=away", null, setting);
        using var answer = await api.Send(HttpMethod.Get, "/address", "X-Forwarded-Proto", "https");
        return new Uri(await answer.Content.ReadAsStringAsync()).Scheme;
    }
}
