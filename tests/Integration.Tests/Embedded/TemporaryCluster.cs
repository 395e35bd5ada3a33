using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>The data directory of one test, with methods that start servers on it and query them.</summary>
internal sealed class TemporaryCluster : IDisposable
{
    /// <summary>The directory; it does not exist until a server creates it.</summary>
    public string Directory { get; } = Path.Join(Path.GetTempPath(), $"workorders-{Guid.NewGuid():N}");

    /// <summary>PostgreSQL's own data directory inside it.</summary>
    public string DataDirectory => Path.Join(Directory, "postgres", "data");

    /// <summary>The process id in <c>postmaster.pid</c>.</summary>
    public int PostmasterId => PostmasterFile.Read(DataDirectory)!.ProcessId;

    /// <summary>Starts the embedded server on the directory.</summary>
    public Task<EmbeddedPostgres> Start(string? binDirectory = null, CancellationToken ct = default) => Start(Directory, binDirectory, ct);

    /// <summary>Starts the embedded server on any directory.</summary>
    public static Task<EmbeddedPostgres> Start(string directory, string? binDirectory = null, CancellationToken ct = default) =>
        EmbeddedPostgres.Start(new() { DataDirectory = directory, BinDirectory = binDirectory }, NullLogger.Instance, ct);

    /// <summary>Queries one value over a new connection.</summary>
    public static async Task<T> Ask<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    /// <summary>Queries one value, and retries for up to 15 seconds until the server is available.</summary>
    public static async Task<T> AskUntilAvailable<T>(string connectionString, string sql)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (true)
        {
            try
            {
                return await Ask<T>(connectionString, sql);
            }
            catch (NpgsqlException) when (!timeout.IsCancellationRequested)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Deletes the directory.</summary>
    public void Dispose()
    {
        if (System.IO.Directory.Exists(Directory))
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
