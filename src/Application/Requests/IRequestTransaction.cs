using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>
/// A transaction of several requests: each reads what the earlier ones have written. Nothing is stored if it is disposed without
/// <see cref="Commit"/>. The requests are handled one at a time.
/// </summary>
public interface IRequestTransaction : IAsyncDisposable
{
    /// <summary>
    /// Whether other requests wrote the same rows, so that nothing can be stored. In a new transaction, the same requests may succeed.
    /// </summary>
    bool HasConflict { get; }

    /// <summary>Handles a request as part of the transaction, in a scope of its own.</summary>
    /// <param name="context">The context to inject.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The response of the handler.</returns>
    /// <exception cref="TransactionConflictException">Other requests wrote the same rows; nothing can be stored.</exception>
    Task<TResponse> Send<TResponse>(RequestContext context, IRequest<TResponse> request, CancellationToken cancellationToken);

    /// <summary>Stores everything. It cannot be cancelled, because the result of a commit must be awaited once it is sent.</summary>
    /// <exception cref="TransactionConflictException">Other requests wrote the same rows; nothing is stored.</exception>
    /// <exception cref="OutcomeUnknownException">The connection was lost; either everything or nothing is stored.</exception>
    Task Commit();
}
