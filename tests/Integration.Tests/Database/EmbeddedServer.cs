using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Database;

/// <summary>The embedded PostgreSQL server of the API in a temporary directory, for machines without a Docker engine.</summary>
internal sealed class EmbeddedServer : ITestServer
{
    private readonly EmbeddedPostgres _postgres;
    private readonly string _directory;

    private EmbeddedServer(EmbeddedPostgres postgres, string directory) => (_postgres, _directory) = (postgres, directory);

    public string SuperuserConnectionString =>
        new NpgsqlConnectionStringBuilder(_postgres.ConnectionString) { Username = "postgres", Database = "postgres" }.ConnectionString;

    /// <summary>Creates a database cluster and starts its server.</summary>
    /// <exception cref="EmbeddedPostgresException">The server cannot run; the message gives the reason.</exception>
    public static async Task<ITestServer> Start()
    {
        // The server creates the directory, because it may run as another user.
        var directory = Path.Join(Path.GetTempPath(), $"workorders-tests-{Guid.NewGuid():N}");
        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = directory,
            BinDirectory = Environment.GetEnvironmentVariable("POSTGRES_BIN"),
        };
        return new EmbeddedServer(await EmbeddedPostgres.Start(options, NullLogger.Instance, CancellationToken.None), directory);
    }

    public async ValueTask DisposeAsync()
    {
        await _postgres.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }
}
