namespace WorkOrders.Integration.Tests.Database;

/// <summary>A PostgreSQL server for one test run; disposing stops it.</summary>
internal interface ITestServer : IAsyncDisposable
{
    /// <summary>The connection string of a superuser and an existing database; only for creating roles and databases.</summary>
    string SuperuserConnectionString { get; }
}
