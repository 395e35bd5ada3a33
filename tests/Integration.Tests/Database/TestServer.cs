using DotNet.Testcontainers.Builders;

namespace WorkOrders.Integration.Tests.Database;

/// <summary>Decides where the run's PostgreSQL comes from: a container, or else, if that is allowed, the embedded server.</summary>
internal static class TestServer
{
    private const string Choice = "WORKORDERS_TEST_DATABASE";

    /// <summary>Starts the one server of this run.</summary>
    /// <exception cref="InvalidOperationException">No Docker engine answers, and a container was asked for.</exception>
    public static async Task<ITestServer> Start()
    {
        try
        {
            return await ContainerServer.Start();
        }
        catch (DockerUnavailableException) when (Environment.GetEnvironmentVariable(Choice) == "container")
        {
            throw new InvalidOperationException(
                $"{Choice}=container, but no Docker engine answers. Start one, or unset {Choice} to run the tests on the embedded PostgreSQL.");
        }
        catch (DockerUnavailableException)
        {
            await TestContext.Progress.WriteLineAsync("No Docker engine answers: the tests run on the embedded PostgreSQL.");
            return await EmbeddedServer.Start();
        }
    }
}
