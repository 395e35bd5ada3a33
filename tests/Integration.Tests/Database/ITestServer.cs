namespace WorkOrders.Integration.Tests.Database;

/// <summary>A running PostgreSQL server that the tests may fill, break and throw away. Disposing of it stops it.</summary>
internal interface ITestServer : IAsyncDisposable
{
    /// <summary>Connects as a superuser to a database that exists. Only for making roles and databases.</summary>
    string SuperuserConnectionString { get; }
}
