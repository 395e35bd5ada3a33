namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>Finds the embedded server of a running API, for commands that administer it.</summary>
internal static class RunningServer
{
    /// <summary>
    /// Returns the connection string of the database owner for the server that runs on a data directory; null when no server runs.
    /// </summary>
    public static async Task<string?> Find(string dataDirectory, CancellationToken ct)
    {
        var requested = Path.GetFullPath(dataDirectory);
        foreach (var directory in new[] { requested, Path.Join(DataDirectory.Fallback, requested) })
        {
            var server = DataDirectory.ServerIn(directory);
            if (PostmasterFile.Read(Cluster.DataIn(server)) is { Ready: true } running
                && running.MayBeRunning() && await running.IsListening(ct))
            {
                return ServerAddress.FromRunning(running, server).ConnectionString;
            }
        }
        return null;
    }
}
