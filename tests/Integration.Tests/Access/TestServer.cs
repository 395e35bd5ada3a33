namespace WorkOrders.Integration.Tests.Access;

/// <summary>The PostgreSQL the tests of this folder run on.</summary>
internal static class TestServer
{
    private const string Variable = "WORKORDERS_TEST_CONNECTION";

    /// <summary>A superuser's connection string.</summary>
    public static string ConnectionString { get; } = Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} is not set: give a superuser's connection string to a PostgreSQL for tests.");
}
