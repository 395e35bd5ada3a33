namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>The embedded server of an API that runs already, for a command that administers beside it.</summary>
internal static class RunningServer
{
    /// <summary>How the database's owner connects to the server that runs on a data directory; null when none does.</summary>
    public static async Task<string?> Find(string dataDirectory, CancellationToken ct)
    {
        var asked = Path.GetFullPath(dataDirectory);
        foreach (var server in new[] { DataDirectory.ServerIn(asked), DataDirectory.ServerIn(Path.Join(DataDirectory.Fallback, asked)) })
        {
            if (PostmasterFile.Read(Cluster.DataIn(server)) is { Ready: true } running && running.MayBeAlive() && await running.Answers(ct))
            {
                return ServerAddress.Of(running, server).ConnectionString;
            }
        }
        return null;
    }
}
