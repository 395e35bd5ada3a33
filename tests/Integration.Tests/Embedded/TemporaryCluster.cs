using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WorkOrders.Infrastructure.PostgresHosting;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>A data directory of one test's own, and short ways to start servers on it and to ask them.</summary>
internal sealed class TemporaryCluster : IDisposable
{
    /// <summary>The directory; not there until a server makes it.</summary>
    public string Directory { get; } = Path.Join(Path.GetTempPath(), $"workorders-{Guid.NewGuid():N}");

    /// <summary>PostgreSQL's data directory in it.</summary>
    public string DataDirectory => Path.Join(Directory, "postgres", "data");

    /// <summary>The process of the server that runs, or says it runs, on it.</summary>
    public int PostmasterId => PostmasterFile.Read(DataDirectory)!.ProcessId;

    /// <summary>Starts the embedded server on the directory.</summary>
    public Task<EmbeddedPostgres> Start(string? binDirectory = null, CancellationToken ct = default) => Start(Directory, binDirectory, ct);

    /// <summary>Starts the embedded server on any directory.</summary>
    public static Task<EmbeddedPostgres> Start(string directory, string? binDirectory = null, CancellationToken ct = default) =>
        EmbeddedPostgres.Start(new() { DataDirectory = directory, BinDirectory = binDirectory }, NullLogger.Instance, ct);

    /// <summary>One value, over a connection of its own.</summary>
    public static async Task<T> Ask<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    /// <summary>One value, asked again until the server is there to answer; at most 15 seconds.</summary>
    public static async Task<T> AskUntilAvailable<T>(string connectionString, string sql)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (true)
        {
            try
            {
                return await Ask<T>(connectionString, sql);
            }
            catch (NpgsqlException) when (!enough.IsCancellationRequested)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>Removes the directory.</summary>
    public void Dispose()
    {
        if (System.IO.Directory.Exists(Directory))
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
