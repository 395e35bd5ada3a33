using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>
/// A private PostgreSQL server for this process: started with it, restarted when it dies, stopped on dispose. Its data outlives both.
/// </summary>
internal sealed class EmbeddedPostgres : IAsyncDisposable
{
    // The children of a server that was killed need a moment to notice; until then a new one is refused.
    private static readonly TimeSpan FirstStartPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly DataDirectory _place;
    private readonly Cluster _cluster;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _watch;
    private Postmaster? _postmaster;

    private EmbeddedPostgres(DataDirectory place, Cluster cluster, Postmaster postmaster, ILogger logger)
    {
        (_place, _cluster, _postmaster, _logger) = (place, cluster, postmaster, logger);
        ConnectionString = cluster.Address.ConnectionString;
        _watch = Watch(postmaster);
    }

    /// <summary>How the owner of the database <c>workorders</c> connects: the role <c>workorders</c>, which may log in and create roles and is no superuser. The same for the life of this object, whatever happens to the server.</summary>
    public string ConnectionString { get; }

    /// <summary>Takes the data directory for this process, makes the database when there is none, and starts the server; returns when it takes connections.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot run; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgres> Start(EmbeddedPostgresOptions options, ILogger logger, CancellationToken ct)
    {
        var place = await DataDirectory.Open(options.DataDirectory, logger, ct);
        ServerAddress? address = null;
        try
        {
            var programs = await PostgresPrograms.Find(options.BinDirectory, Cluster.MajorIn(place), ct);
            address = await ServerAddress.Choose(place, ct);
            var cluster = await Cluster.Open(place, programs, address, ct);
            var postmaster = await Begin(cluster, FirstStartPatience, logger, ct);
            logger.LogInformation("PostgreSQL {Major} runs as process {Process} on {Data}", programs.Major, postmaster.ProcessId, cluster.Data);
            return new EmbeddedPostgres(place, cluster, postmaster, logger);
        }
        catch
        {
            address?.Dispose();
            place.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server, waiting until all is written, and gives the data directory free.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watch.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_postmaster is not null)
        {
            await _postmaster.DisposeAsync();
        }
        _cluster.Address.Dispose();
        _place.Dispose();
        _stopping.Dispose();
    }

    private async Task Watch(Postmaster running)
    {
        while (true)
        {
            await running.Ended(_stopping.Token);
            _logger.LogError("PostgreSQL (process {Process}) has ended by itself; see {Log}. It is started again", running.ProcessId, _cluster.Log.Path);
            await running.DisposeAsync();
            _postmaster = null;
            _postmaster = running = await Begin(_cluster, Timeout.InfiniteTimeSpan, _logger, _stopping.Token);
            _logger.LogInformation("PostgreSQL runs again, as process {Process}", running.ProcessId);
        }
    }

    private static async Task<Postmaster> Begin(Cluster cluster, TimeSpan patience, ILogger logger, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var pause = ShortestPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await Postmaster.Start(cluster, ct);
            }
            catch (Exception e) when (e is not OperationCanceledException && (patience == Timeout.InfiniteTimeSpan || Stopwatch.GetElapsedTime(begun) < patience))
            {
                logger.LogWarning("PostgreSQL is tried again in {Pause}: {Reason}", pause, e.Message);
            }
            await Task.Delay(pause, ct);
        }
    }
}
