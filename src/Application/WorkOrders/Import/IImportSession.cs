using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>
/// One transaction in which many orders are created as if one after another. Disposed without <see cref="Commit"/>, it stores nothing.
/// </summary>
public interface IImportSession : IAsyncDisposable
{
    /// <summary>Creates the orders of the next rows, after one lookup for all. Rows embedded in a refused order are not created.</summary>
    /// <returns>The outcome of each row, in the same order.</returns>
    /// <exception cref="ImportConflictException">Other requests wrote the same rows: begin again with a new session.</exception>
    Task<IReadOnlyList<OrderOutcome>> Create(IReadOnlyList<OrderRow> rows, CancellationToken cancellationToken);

    /// <summary>Stores everything. Once the commit is sent, it is waited for.</summary>
    /// <param name="getOutcome">Gives the end of the run, when all orders are written, to be stored with them. Null without a run.</param>
    /// <param name="cancellationToken">Cancels it until the commit is sent.</param>
    /// <exception cref="ImportConflictException">Other requests wrote the same rows: begin again with a new session.</exception>
    /// <exception cref="ImportAbandonedException">The run was ended as interrupted; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The connection was lost; everything is stored, or nothing.</exception>
    Task Commit(Func<Task<RunOutcome>>? getOutcome, CancellationToken cancellationToken);
}
