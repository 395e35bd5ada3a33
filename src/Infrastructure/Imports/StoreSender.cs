using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Requests;

namespace WorkOrders.Infrastructure.Imports;

/// <summary>Sends the commands of an import: their units of work read and write the import's store.</summary>
internal sealed class StoreSender(ScopedSender sender, ImportStore store) : IScopedSender
{
    public Task<TResponse> Send<TResponse>(RequestContext context, IRequest<TResponse> request, CancellationToken cancellationToken) =>
        sender.Send(context, store, request, cancellationToken);
}
