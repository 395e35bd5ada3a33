using WorkOrders.Application.Contract;
using WorkOrders.Application.Runs;

namespace WorkOrders.Application.Imports;

/// <summary>Stores import runs, so that any instance can read their progress, even after a restart.</summary>
public interface IImportRunRepository
{
    /// <summary>Adds a waiting run, and removes the tenant's runs that are older than <see cref="RunTimes.Retention"/>.</summary>
    /// <param name="tenant">The id of the tenant.</param>
    /// <param name="id">The id of the run.</param>
    /// <param name="entity">The entity of the rows.</param>
    /// <param name="rows">The number of rows in the file.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<ImportRun> Add(Guid tenant, Guid id, Entity entity, int rows, CancellationToken cancellationToken);

    /// <summary>Records the heartbeat and the progress of a run.</summary>
    /// <param name="tenant">The id of the tenant.</param>
    /// <param name="id">The id of the run.</param>
    /// <param name="rowsDone">The number of decided rows; null while the run is waiting.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether the run can continue; false if it was marked as interrupted.</returns>
    Task<bool> Heartbeat(Guid tenant, Guid id, int? rowsDone, CancellationToken cancellationToken);

    /// <summary>Ends a run that stores no rows. A run that has already ended is not changed.</summary>
    Task End(RunOutcome end, CancellationToken cancellationToken);
}
