namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// Cleans up after a killed API: stops a server that still runs, or deletes the <c>postmaster.pid</c> of a server that does not run. A
/// running server is stopped and not reused, so that the API that uses a server has always started and configured it. The caller must hold
/// the lock of the data directory.
/// </summary>
internal static class OrphanedServer
{
    /// <summary>Stops the server that still runs on the cluster, or deletes the files of a server that does not run.</summary>
    /// <exception cref="EmbeddedPostgresException">The server does not stop.</exception>
    public static async Task Clear(Cluster cluster, CancellationToken ct)
    {
        if (PostmasterFile.Read(cluster.Data) is not { } orphan)
        {
            return;
        }
        if (await orphan.IsListening(ct))
        {
            await Stop(cluster, orphan, ct);
        }
        // A process named postgres that does not listen may be starting or stopping: PostgreSQL then refuses a second server,
        // and the start is retried.
        else if (!orphan.MayBeRunning())
        {
            DeleteFiles(cluster, orphan);
        }
        if (orphan.SocketDirectory != cluster.Address.SocketDirectory)
        {
            ServerAddress.RemoveTemporary(orphan.SocketDirectory);
        }
    }

    private static async Task Stop(Cluster cluster, PostmasterFile orphan, CancellationToken ct)
    {
        var output = "";
        foreach (var (mode, seconds) in new[] { ("fast", 20), ("immediate", 10) })
        {
            (var code, output) = await cluster.Account.Run(
                cluster.Programs["pg_ctl"], ["stop", "-D", cluster.Data, "-m", mode, "-w", "-t", $"{seconds}"], ct);
            if (code == 0)
            {
                return;
            }
        }
        throw new EmbeddedPostgresException(
            $"A PostgreSQL server of an earlier run (process {orphan.ProcessId}, data {cluster.Data}) does not stop: {output}");
    }

    // Process ids are reused: PostgreSQL would mistake an unrelated process for its server and refuse to start.
    private static void DeleteFiles(Cluster cluster, PostmasterFile orphan)
    {
        File.Delete(PostmasterFile.PathIn(cluster.Data));
        if (orphan.SocketDirectory.Length > 0)
        {
            File.Delete(ServerAddress.SocketIn(orphan.SocketDirectory, orphan.Port) + ".lock");
        }
    }
}
