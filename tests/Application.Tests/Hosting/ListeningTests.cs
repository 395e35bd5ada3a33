using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Infrastructure.Connections;

namespace WorkOrders.Application.Tests.Hosting;

/// <summary>In embedded mode, whose password is public, the API listens on localhost only.</summary>
public sealed class ListeningTests
{
    [TestCase("--urls=http://0.0.0.0:5080")]
    [TestCase("--urls=http://127.0.0.1:5080;http://*:5081")]
    [TestCase("--http_ports=8080")]
    [TestCase("--Kestrel:Endpoints:Open:Url=http://192.168.0.1:80")]
    public void Listening_beyond_localhost_is_refused(string setting) =>
        Assert.That(() => Build(setting), Throws.TypeOf<HostingConfigurationException>().With.Message.Contains("this machine only"));

    [TestCase("--urls=http://127.0.0.1:5080")]
    [TestCase("--urls=http://localhost:5080;http://[::1]:5081")]
    [TestCase("--AnythingElse=1")]
    public void Listening_on_localhost_is_allowed(string setting) => Assert.That(() => Build(setting), Throws.Nothing);

    private static void Build(string setting) =>
        WorkOrdersApi.Build([setting, "--ConnectionStrings:WorkOrders=Host=localhost"],
            builder => builder.Services.AddSingleton<IDatabaseSource>(new FakeEmbeddedSource()));

    private sealed class FakeEmbeddedSource : IDatabaseSource
    {
        public bool IsEmbedded => true;

        public DatabaseConnection Connection => DatabaseConnection.Parse("Host=localhost", null);

        public Task Open(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
