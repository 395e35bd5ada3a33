using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.Requests;

/// <summary>The one place that begins scopes beside those of HTTP requests.</summary>
internal sealed class ScopedSender(IServiceScopeFactory scopes) : IScopedSender
{
    public Task<TResponse> Send<TResponse>(RequestContext context, IRequest<TResponse> request, CancellationToken cancellationToken) =>
        Send(scope => scope.Begin(context), request, cancellationToken);

    /// <summary>Handles a request whose unit of work is part of a larger transaction.</summary>
    /// <param name="context">The context that is injected.</param>
    /// <param name="store">What that transaction reads and writes.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels it.</param>
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
