using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Stores proposal runs, so that any instance can read their progress, even after a restart.</summary>
public interface IProposalRunRepository
{
    /// <summary>Adds a run, and removes the tenant's runs that are older than <see cref="RunTimes.Retention"/>.</summary>
    /// <param name="tenant">The id of the tenant.</param>
    /// <param name="id">The id of the run.</param>
    /// <param name="seconds">The longest time to search, in seconds.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    Task<ProposalRun> Add(Guid tenant, Guid id, int seconds, CancellationToken cancellationToken);

    /// <summary>Records the heartbeat and the progress of a run.</summary>
    /// <param name="tenant">The id of the tenant.</param>
    /// <param name="id">The id of the run.</param>
    /// <param name="progress">The progress.</param>
    /// <returns>Whether the search was asked to stop; null if the run was marked as interrupted and cannot continue.</returns>
    Task<bool?> Heartbeat(Guid tenant, Guid id, ProposalProgress progress);

    /// <summary>Ends a run. A run that has already ended is not changed.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="transaction">The transaction that stores the plan; null if nothing is stored.</param>
    /// <returns>Whether the run had not ended yet.</returns>
    Task<bool> End(ProposalOutcome outcome, IRequestTransaction? transaction = null);
}
