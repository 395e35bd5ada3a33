namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Stores runs, so that they can be followed at any instance, and after a restart.</summary>
public interface IImportRunRepository
{
    /// <summary>How long a run and its results are kept.</summary>
    static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    /// <summary>The time between two heartbeats of a run.</summary>
    static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(1);

    /// <summary>The time without a heartbeat after which a run is ended as interrupted.</summary>
    static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Adds a waiting run, and removes the tenant's runs that have been kept for <see cref="Retention"/>.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The run.</param>
    /// <param name="rows">How many orders it has.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<ImportRun> Add(Guid tenant, Guid id, int rows, CancellationToken cancellationToken);

    /// <summary>Records that a run is alive, and its progress.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="id">The run.</param>
    /// <param name="rowsDone">How many orders are decided; null while it waits.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether the run may go on: not when it was ended as interrupted.</returns>
    Task<bool> Heartbeat(Guid tenant, Guid id, int? rowsDone, CancellationToken cancellationToken);

    /// <summary>Ends a run that stores nothing; one that has ended already stays as it is.</summary>
    Task End(RunOutcome end, CancellationToken cancellationToken);
}
