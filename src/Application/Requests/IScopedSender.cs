using MediatR;

namespace WorkOrders.Application.Requests;

/// <summary>Sends a request through the mediator in a scope of its own, for work that belongs to no HTTP request or outlives it.</summary>
public interface IScopedSender
{
    /// <summary>Begins a scope with the context, and handles the request in it.</summary>
    /// <param name="context">The context that is injected.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The response of its handler.</returns>
    Task<TResponse> Send<TResponse>(RequestContext context, IRequest<TResponse> request, CancellationToken cancellationToken);
}
