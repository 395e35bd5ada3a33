using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>
/// Sends a request through the mediator in its own scope, for work that does not belong to an HTTP request or continues after it.
/// </summary>
public interface IScopedSender
{
    /// <summary>Begins a scope with the context and handles the request in it.</summary>
    /// <param name="context">The context to inject.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The response of the handler.</returns>
    Task<TResponse> Send<TResponse>(RequestContext context, IRequest<TResponse> request, CancellationToken cancellationToken);
}
