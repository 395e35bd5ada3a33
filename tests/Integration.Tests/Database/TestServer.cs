using DotNet.Testcontainers.Builders;

namespace WorkOrders.Integration.Tests.Database;

/// <summary>
/// Starts PostgreSQL for a test run: in a container, or, without a Docker engine, as the embedded server if that is allowed.
/// </summary>
internal static class TestServer
{
    private const string Variable = "WORKORDERS_TEST_DATABASE";

    /// <summary>Starts the server of this run.</summary>
    /// <exception cref="InvalidOperationException">A container is required, and no Docker engine is available.</exception>
    public static async Task<ITestServer> Start()
    {
        try
        {
            return await ContainerServer.Start();
        }
        catch (DockerUnavailableException) when (Environment.GetEnvironmentVariable(Variable) == "container")
        {
            throw new InvalidOperationException(
                $"{Variable}=container, but no Docker engine is available. "
                + $"Start one, or unset {Variable} to run the tests on the embedded PostgreSQL.");
        }
        catch (DockerUnavailableException)
        {
            await TestContext.Progress.WriteLineAsync("No Docker engine is available; the tests run on the embedded PostgreSQL.");
            return await EmbeddedServer.Start();
        }
    }
}
