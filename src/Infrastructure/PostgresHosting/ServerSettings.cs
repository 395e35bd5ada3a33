namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// The settings of the embedded server, for a small machine that it shares with the API, without risk to committed data. They are passed at
/// each start, so that existing clusters get new settings too.
/// </summary>
internal static class ServerSettings
{
    private static readonly string[] Always =
    [
        "fsync=on", "synchronous_commit=on", "full_page_writes=on",
        "shared_buffers=256MB", "max_connections=100", "wal_compression=on", "random_page_cost=1.1", "jit=off",
        "max_parallel_workers_per_gather=0", // one request must not use all cores of a small machine
        "timezone=UTC", "log_timezone=UTC",
        "log_min_messages=log", "log_checkpoints=off", // the API gets the errors of statements; the log is for server events
    ];

    /// <summary>Returns the command-line arguments for the server of a cluster.</summary>
    public static IEnumerable<string> CommandLine(Cluster cluster) =>
        ["-D", cluster.Data, .. Always.Concat(cluster.Address.Settings).SelectMany(setting => new[] { "-c", setting })];
}
