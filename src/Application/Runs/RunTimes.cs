namespace WorkOrders.Application.Runs;

/// <summary>The times of runs: work that goes on after its request was answered, and whose progress is stored.</summary>
public static class RunTimes
{
    /// <summary>The time for which a run and its results are kept.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>The time between two heartbeats of a run.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(1);

    /// <summary>The time without a heartbeat after which a run is marked as interrupted.</summary>
    public static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromSeconds(15);
}
