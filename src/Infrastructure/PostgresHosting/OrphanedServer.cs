namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// What an API that was killed leaves behind: a server that still runs, or only its <c>postmaster.pid</c>. A running one is stopped rather than
/// adopted, so that every server is started, set and watched by the API that uses it. Call only while holding the data directory.
/// </summary>
internal static class OrphanedServer
{
    /// <summary>Stops the server that still runs on the cluster, and removes the file of one that does not.</summary>
    /// <exception cref="EmbeddedPostgresException">It does not stop.</exception>
    public static async Task Clear(Cluster cluster, CancellationToken ct)
    {
        if (PostmasterFile.Read(cluster.Data) is not { } left)
        {
            return;
        }
        if (await left.Answers(ct))
        {
            await Stop(cluster, left, ct);
        }
        // Not answering and yet called postgres: it may be starting or ending. Then PostgreSQL refuses a second one itself, and the start is tried again.
        else if (!left.MayBeAlive())
        {
            Forget(cluster, left);
        }
        if (left.SocketDirectory != cluster.Address.SocketDirectory)
        {
            ServerAddress.RemoveTemporary(left.SocketDirectory);
        }
    }

    private static async Task Stop(Cluster cluster, PostmasterFile left, CancellationToken ct)
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
        throw new EmbeddedPostgresException($"The PostgreSQL that an earlier run left on {cluster.Data} (process {left.ProcessId}) does not stop: {output}");
    }

    // The system gives process ids anew; PostgreSQL would take whichever process has this one now for its own and refuse to start.
    private static void Forget(Cluster cluster, PostmasterFile left)
    {
        File.Delete(PostmasterFile.In(cluster.Data));
        if (left.SocketDirectory.Length > 0)
        {
            File.Delete(ServerAddress.SocketIn(left.SocketDirectory, left.Port) + ".lock");
        }
    }
}
