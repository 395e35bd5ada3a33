using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>A private PostgreSQL server of this process. It is restarted when it dies and stopped on dispose; its data remains.</summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    // The child processes of a killed server need a moment to exit; until then a new server refuses to start.
    private static readonly TimeSpan FirstStartTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(2);

    private readonly DataDirectory _directory;
    private readonly Cluster _cluster;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _watch;
    private Postmaster? _postmaster;

    private EmbeddedPostgres(DataDirectory directory, Cluster cluster, Postmaster postmaster, ILogger logger)
    {
        (_directory, _cluster, _postmaster, _logger) = (directory, cluster, postmaster, logger);
        ConnectionString = cluster.Address.ConnectionString;
        _watch = Watch(postmaster);
    }

    /// <summary>
    /// The connection string of the owner of the database <c>workorders</c>: the role <c>workorders</c>, which can log in and create roles
    /// but is not a superuser. The connection string stays the same when the server restarts.
    /// </summary>
    public string ConnectionString { get; }

    /// <summary>
    /// Locks the data directory, creates the database if there is none, starts the server, and waits until it accepts connections.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">The server cannot run; the message contains the cause and the remedy.</exception>
    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options, ILogger logger, CancellationToken ct)
    {
        var directory = await DataDirectory.Open(options.DataDirectory, logger, ct);
        ServerAddress? address = null;
        try
        {
            var programs = await PostgresPrograms.Find(options.BinDirectory, Cluster.ReadMajorVersion(directory), ct);
            address = await ServerAddress.Choose(directory, ct);
            var cluster = await Cluster.Open(directory, programs, address, ct);
            var postmaster = await StartPostmaster(cluster, FirstStartTimeout, logger, ct);
            logger.LogInformation(
                "PostgreSQL {Major} runs as process {Process} on {Data}", programs.Major, postmaster.ProcessId, cluster.Data);
            return new EmbeddedPostgres(directory, cluster, postmaster, logger);
        }
        catch
        {
            address?.Dispose();
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server, waits until its data is written, and unlocks the data directory.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_postmaster is not null)
        {
            await _postmaster.DisposeAsync();
        }
        _cluster.Address.Dispose();
        _directory.Dispose();
        _stopping.Dispose();
    }

    private async Task Watch(Postmaster running)
    {
        while (true)
        {
            await running.WaitForExit(_stopping.Token);
            _logger.LogError(
                "PostgreSQL (process {Process}) exited unexpectedly; see {Log}. Restarting it", running.ProcessId, _cluster.Log.Path);
            await running.DisposeAsync();
            _postmaster = null;
            _postmaster = running = await StartPostmaster(_cluster, Timeout.InfiniteTimeSpan, _logger, _stopping.Token);
            _logger.LogInformation("PostgreSQL runs again as process {Process}", running.ProcessId);
        }
    }

    private static async Task<Postmaster> StartPostmaster(Cluster cluster, TimeSpan timeout, ILogger logger, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        for (var pause = MinPause; ; pause = pause * 2 < MaxPause ? pause * 2 : MaxPause)
        {
            try
            {
                return await Postmaster.Start(cluster, ct);
            }
            catch (Exception e) when (
                e is not OperationCanceledException && (timeout == Timeout.InfiniteTimeSpan || Stopwatch.GetElapsedTime(started) < timeout))
            {
                logger.LogWarning("Starting PostgreSQL again in {Pause}: {Reason}", pause, e.Message);
            }
            await Task.Delay(pause, ct);
        }
    }
}
