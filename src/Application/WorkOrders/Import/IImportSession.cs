using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>
/// A transaction that creates many orders, with the same result as creating them one after another. Nothing is stored if the session is
/// disposed without <see cref="Commit"/>.
/// </summary>
public interface IImportSession : IAsyncDisposable
{
    /// <summary>Creates the orders of the next rows after a single lookup. Rows embedded in a refused order are not created.</summary>
    /// <returns>The outcome of each row, in the same order.</returns>
    /// <exception cref="ImportConflictException">Other requests wrote the same rows. Retry with a new session.</exception>
    Task<IReadOnlyList<OrderOutcome>> Create(IReadOnlyList<OrderRow> rows, CancellationToken cancellationToken);

    /// <summary>Commits the transaction. Once the commit is sent, the method waits for its result.</summary>
    /// <param name="getOutcome">
    /// Called when all orders are written. Returns the outcome of the run, which is stored with the orders. Null if there is no run.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation until the commit is sent.</param>
    /// <exception cref="ImportConflictException">Other requests wrote the same rows. Retry with a new session.</exception>
    /// <exception cref="ImportAbandonedException">The run was marked as interrupted; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The connection was lost; either everything or nothing is stored.</exception>
    Task Commit(Func<Task<RunOutcome>>? getOutcome, CancellationToken cancellationToken);
}
