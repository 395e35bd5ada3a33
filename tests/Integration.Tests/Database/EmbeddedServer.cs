namespace WorkOrders.Integration.Tests.Database;

/// <summary>The API's own embedded PostgreSQL, for machines without a Docker engine.</summary>
internal static class EmbeddedServer
{
    /// <summary>Starts the server on a data directory of its own.</summary>
    /// <exception cref="NotSupportedException">Always: there is no embedded server yet.</exception>
    public static Task<ITestServer> Start() =>
        throw new NotSupportedException("The embedded PostgreSQL is not part of this build. Start a Docker engine to run the tests.");
}
