namespace WorkOrders.Integration.Tests.Database;

/// <summary>A disposable PostgreSQL server for one test run; disposing stops it.</summary>
internal interface ITestServer : IAsyncDisposable
{
    /// <summary>Connects as a superuser to an existing database; only for creating roles and databases.</summary>
    string SuperuserConnectionString { get; }
}
