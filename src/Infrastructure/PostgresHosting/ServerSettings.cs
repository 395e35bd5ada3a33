namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>How the embedded server is set: for a small machine that it shares with the API, and never at the cost of what was committed. Given at each start, so that they follow the code and not the day the data was made.</summary>
internal static class ServerSettings
{
    private static readonly string[] Always =
    [
        "fsync=on", "synchronous_commit=on", "full_page_writes=on",
        "shared_buffers=256MB", "max_connections=60", "wal_compression=on", "random_page_cost=1.1", "jit=off",
        "max_parallel_workers_per_gather=0", // one request must not take all of a small machine's cores
        "timezone=UTC", "log_timezone=UTC",
        "log_min_messages=log", "log_checkpoints=off", // what statements do wrong the API is told; the log is for what happens to the server
    ];

    /// <summary>The command line of a cluster's server.</summary>
    public static IEnumerable<string> CommandLine(Cluster cluster) =>
        ["-D", cluster.Data, .. Always.Concat(cluster.Address.Settings).SelectMany(setting => new[] { "-c", setting })];
}
