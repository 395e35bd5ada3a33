using System.Diagnostics;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>A running server process.</summary>
internal sealed class Postmaster : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan StopRetryInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FastStopTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ImmediateStopTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DetachedStartTimeout = TimeSpan.FromSeconds(10);

    private readonly Cluster _cluster;
    private readonly Process _process;

    private Postmaster(Cluster cluster, Process process) => (_cluster, _process) = (cluster, process);

    /// <summary>The process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>
    /// Cleans up after an earlier server, starts a server, and waits until it accepts connections, however long recovery takes.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">
    /// The server could not be started, or it exited; the message contains the error or the log.
    /// </exception>
    public static async Task<Postmaster> Start(Cluster cluster, CancellationToken ct)
    {
        await OrphanedServer.Clear(cluster, ct);
        cluster.Log.MarkStart();
        var postmaster = new Postmaster(cluster, OperatingSystem.IsLinux() ? await StartChild(cluster) : await StartDetached(cluster));
        try
        {
            while (PostmasterFile.Read(cluster.Data) is not { Ready: true } file || file.ProcessId != postmaster.ProcessId)
            {
                if (postmaster._process.HasExited)
                {
                    throw new EmbeddedPostgresException(
                        $"PostgreSQL did not start on {cluster.Data}. Its log ({cluster.Log.Path}): {cluster.Log.ReadSinceStart()}");
                }
                await Task.Delay(PollInterval, ct);
            }
            return postmaster;
        }
        catch
        {
            await postmaster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the process has exited.</summary>
    public Task WaitForExit(CancellationToken ct) => _process.WaitForExitAsync(ct);

    /// <summary>
    /// Stops the server: rolls back open transactions and writes all data. If that takes too long, it stops the server immediately, and the
    /// next start recovers the data.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (!await Stop("fast", FastStopTimeout) && !await Stop("immediate", ImmediateStopTimeout))
        {
            _process.Kill();
        }
        _process.Dispose();
    }

    private async Task<bool> Stop(string mode, TimeSpan timeout)
    {
        // Retried, because pg_ctl does not find a server that has not written its process id yet.
        for (var elapsed = Stopwatch.StartNew(); !_process.HasExited && elapsed.Elapsed < timeout;)
        {
            await _cluster.Account.Run(
                _cluster.Programs["pg_ctl"], ["stop", "-D", _cluster.Data, "-m", mode, "-W"], CancellationToken.None);
            using var pause = new CancellationTokenSource(StopRetryInterval);
            await WaitForExit(pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return _process.HasExited;
    }

    // The next two methods cannot be cancelled, so that no server starts without its process being known.

    // Runs the server in its own session, so that Ctrl-C reaches only the API, which finishes its requests before it stops the server. Each
    // of these programs replaces itself with the next, so the started process is the server.
    private static async Task<Process> StartChild(Cluster cluster)
    {
        var process = ProcessRunner.Start(
            "setsid",
            [
                "/bin/sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", cluster.Log.Path, cluster.Programs["postgres"],
                .. ServerSettings.CommandLine(cluster),
            ],
            cluster.Account.User);
        var error = await process.StandardError.ReadToEndAsync(); // ends when the shell redirects it to the log
        if (error.Length == 0)
        {
            return process;
        }
        process.Dispose();
        throw new EmbeddedPostgresException($"PostgreSQL could not be started: {error.Trim()}");
    }

    // macOS has no setsid, and on Windows an administrator cannot run a server. pg_ctl handles both; the server is then no child process.
    private static async Task<Process> StartDetached(Cluster cluster)
    {
        var settings = string.Join(' ', ServerSettings.CommandLine(cluster).Skip(2).Select(Quote));
        using var start = ProcessRunner.Start(
            cluster.Programs["pg_ctl"], ["start", "-s", "-W", "-D", cluster.Data, "-l", cluster.Log.Path, "-o", settings],
            cluster.Account.User, piped: false);
        await start.WaitForExitAsync();
        for (var elapsed = Stopwatch.StartNew(); elapsed.Elapsed < DetachedStartTimeout; await Task.Delay(PollInterval))
        {
            if (PostmasterFile.Read(cluster.Data) is { } file && file.MayBeRunning())
            {
                return Process.GetProcessById(file.ProcessId);
            }
        }
        throw new EmbeddedPostgresException(
            $"PostgreSQL did not start on {cluster.Data}. Its log ({cluster.Log.Path}): {cluster.Log.ReadSinceStart()}");
    }

    private static string Quote(string argument) => OperatingSystem.IsWindows() ? $"\"{argument}\"" : $"'{argument.Replace("'", @"'\''")}'";
}
