using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;

namespace WorkOrders.Application.Imports;

/// <summary>
/// A transaction that stores many rows, with the same result as storing them one after another. Nothing is stored if the session is
/// disposed without <see cref="Commit"/>.
/// </summary>
public interface IImportSession : IAsyncDisposable
{
    /// <summary>Returns those of several keys of an entity whose rows exist.</summary>
    Task<IReadOnlySet<RowKey>> FindExisting(Entity entity, IReadOnlyCollection<RowKey> keys, CancellationToken cancellationToken);

    /// <summary>Stores the next rows after a single lookup. Rows embedded in a refused row are not stored.</summary>
    /// <returns>The outcome of each row, in the same order.</returns>
    /// <exception cref="TransactionConflictException">Other requests wrote the same rows. Retry with a new session.</exception>
    Task<IReadOnlyList<RowOutcome>> Save(IReadOnlyList<FileRow> rows, CancellationToken cancellationToken);

    /// <summary>Commits the transaction. Once the commit is sent, the method waits for its result.</summary>
    /// <param name="getOutcome">
    /// Called when all rows are written. Returns the outcome of the run, which is stored with the rows. Null if there is no run.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation until the commit is sent.</param>
    /// <exception cref="TransactionConflictException">Other requests wrote the same rows. Retry with a new session.</exception>
    /// <exception cref="RunAbandonedException">The run was marked as interrupted; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The connection was lost; either everything or nothing is stored.</exception>
    Task Commit(Func<Task<RunOutcome>>? getOutcome, CancellationToken cancellationToken);
}
