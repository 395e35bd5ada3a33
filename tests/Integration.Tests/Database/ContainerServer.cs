using DotNet.Testcontainers.Builders;
using Testcontainers.PostgreSql;

namespace WorkOrders.Integration.Tests.Database;

/// <summary>PostgreSQL in a container, from the image named in <c>WORKORDERS_TEST_IMAGE</c>.</summary>
internal sealed class ContainerServer : ITestServer
{
    private const string DefaultImage = "postgres:17-alpine";

    private readonly PostgreSqlContainer _container;

    private ContainerServer(PostgreSqlContainer container) => _container = container;

    public string SuperuserConnectionString => _container.GetConnectionString();

    /// <summary>Starts the container and waits until its server accepts connections.</summary>
    /// <exception cref="DockerUnavailableException">No Docker engine responds.</exception>
    public static async Task<ITestServer> Start()
    {
        var container = new PostgreSqlBuilder(Image).Build();
        try
        {
            await container.StartAsync();
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
        return new ContainerServer(container);
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    private static string Image =>
        Environment.GetEnvironmentVariable("WORKORDERS_TEST_IMAGE") is { Length: > 0 } image ? image : DefaultImage;
}
