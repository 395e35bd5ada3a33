using System.Diagnostics;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>One running server process, from its start until it ends or is stopped.</summary>
internal sealed class Postmaster : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan ToldAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FastStop = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ImmediateStop = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Appearance = TimeSpan.FromSeconds(10);

    private readonly Cluster _cluster;
    private readonly Process _process;

    private Postmaster(Cluster cluster, Process process) => (_cluster, _process) = (cluster, process);

    /// <summary>The id of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts a server on the cluster and waits until it takes connections, however long it has to recover. What an earlier one left is cleared first.</summary>
    /// <exception cref="EmbeddedPostgresException">It ended instead; the message carries what it logged.</exception>
    public static async Task<Postmaster> Start(Cluster cluster, CancellationToken ct)
    {
        await OrphanedServer.Clear(cluster, ct);
        cluster.Log.Begin();
        var postmaster = new Postmaster(cluster, OperatingSystem.IsLinux() ? await StartChild(cluster) : await StartDetached(cluster));
        try
        {
            while (PostmasterFile.Read(cluster.Data) is not { Ready: true } file || file.ProcessId != postmaster.ProcessId)
            {
                if (postmaster._process.HasExited)
                {
                    throw new EmbeddedPostgresException($"PostgreSQL did not start on {cluster.Data}. It says (in {cluster.Log.Path}): {cluster.Log.Written()}");
                }
                await Task.Delay(Glance, ct);
            }
            return postmaster;
        }
        catch
        {
            await postmaster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the process has ended.</summary>
    public Task Ended(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>Stops the server: open transactions are rolled back and all is written; if that takes too long, at once (the next start recovers).</summary>
    public async ValueTask DisposeAsync()
    {
        if (!await Stop("fast", FastStop) && !await Stop("immediate", ImmediateStop))
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private async Task<bool> Stop(string mode, TimeSpan patience)
    {
        // Told again and again: a server launched only just now has not written down its process id, and pg_ctl does not find it.
        for (var waited = Stopwatch.StartNew(); !_process.HasExited && waited.Elapsed < patience;)
        {
            await _cluster.Account.Run(_cluster.Programs["pg_ctl"], ["stop", "-D", _cluster.Data, "-m", mode, "-W"], CancellationToken.None);
            using var pause = new CancellationTokenSource(ToldAgain);
            await Ended(pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return _process.HasExited;
    }

    // Neither of the two can be cancelled: what they start must not be lost sight of.

    // In a session of its own, so that the terminal's Ctrl-C reaches the API alone, which then finishes its requests before it stops the server.
    // Each of these programs becomes the next, so the process started here is the server itself.
    private static async Task<Process> StartChild(Cluster cluster)
    {
        var process = Command.Start(
            "setsid",
            ["/bin/sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", cluster.Log.Path, cluster.Programs["postgres"], .. ServerSettings.CommandLine(cluster)],
            cluster.Account.User);
        var complaint = await process.StandardError.ReadToEndAsync(); // ends when the shell turns to the log
        if (complaint.Length == 0)
        {
            return process;
        }
        process.Dispose();
        throw new EmbeddedPostgresException($"PostgreSQL could not be started: {complaint.Trim()}");
    }

    // macOS has no setsid program, and Windows lets no administrator run a server: there pg_ctl sees to both, and the server is not our child.
    private static async Task<Process> StartDetached(Cluster cluster)
    {
        var settings = string.Join(' ', ServerSettings.CommandLine(cluster).Skip(2).Select(Quoted));
        using var start = Command.Start(
            cluster.Programs["pg_ctl"], ["start", "-s", "-W", "-D", cluster.Data, "-l", cluster.Log.Path, "-o", settings], cluster.Account.User, piped: false);
        await start.WaitForExitAsync();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Appearance; await Task.Delay(Glance))
        {
            if (PostmasterFile.Read(cluster.Data) is { } file && file.MayBeAlive())
            {
                return Process.GetProcessById(file.ProcessId);
            }
        }
        throw new EmbeddedPostgresException($"PostgreSQL did not start on {cluster.Data}. It says (in {cluster.Log.Path}): {cluster.Log.Written()}");
    }

    private static string Quoted(string argument) => OperatingSystem.IsWindows() ? $"\"{argument}\"" : $"'{argument.Replace("'", @"'\''")}'";
}
