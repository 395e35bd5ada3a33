using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Requests;

/// <summary>Sends requests in new service scopes; the only place that begins scopes other than those of HTTP requests.</summary>
internal sealed class ScopedSender(IServiceScopeFactory scopes) : IScopedSender
{
    public Task<TResponse> Send<TResponse>(RequestContext context, IRequest<TResponse> request, CancellationToken cancellationToken) =>
        Send(scope => scope.Begin(context), request, cancellationToken);

    /// <summary>Handles a request whose unit of work is part of a larger transaction.</summary>
    /// <param name="context">The request context of the new scope.</param>
    /// <param name="store">The store that reads and writes in that transaction.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<TResponse> Send<TResponse>(
        RequestContext context, IStore store, IRequest<TResponse> request, CancellationToken cancellationToken) =>
        Send(scope => scope.Begin(context, store), request, cancellationToken);

    private async Task<TResponse> Send<TResponse>(
        Action<RequestScope> begin, IRequest<TResponse> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        begin(scope.ServiceProvider.GetRequiredService<RequestScope>());
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }
}
