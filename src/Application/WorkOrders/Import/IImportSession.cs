using WorkOrders.Application.Requests;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>One transaction in which many orders are created as if one after another. Disposed without <see cref="Complete"/>, nothing of it stays.</summary>
public interface IImportSession : IAsyncDisposable
{
    /// <summary>Takes the next orders: looks once, decides each in this order, writes those that are accepted. An order that is refused takes the rows it embeds with it.</summary>
    /// <returns>What became of each, in the same order.</returns>
    /// <exception cref="ImportConflictException">Others wrote the same rows meanwhile: begin again with a new session.</exception>
    Task<IReadOnlyList<OrderOutcome>> Take(IReadOnlyList<OrderMessage> orders, CancellationToken cancellationToken);

    /// <summary>Stores everything. A commit that was sent is waited for.</summary>
    /// <param name="end">The end of the run this is, stored in the same transaction; asked for when nothing but that is left to write. Null when nobody follows it.</param>
    /// <param name="cancellationToken">Stops it until the commit is sent.</param>
    /// <exception cref="ImportConflictException">Others wrote the same rows meanwhile: begin again with a new session.</exception>
    /// <exception cref="ImportAbandonedException">The run was given up; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The database broke off; all is stored, or nothing.</exception>
    Task Complete(Func<Task<RunEnd>>? end, CancellationToken cancellationToken);
}
