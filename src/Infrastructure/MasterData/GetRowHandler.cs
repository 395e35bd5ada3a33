using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData.Get;
using WorkOrders.Application.Requests;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Infrastructure.MasterData;

/// <summary>Reads a row. Concurrent reads of the same entity and tenant share round trips.</summary>
internal sealed class GetRowHandler(TenantStores stores, RequestContext context) : IRequestHandler<GetRowQuery, EntityRecord?>
{
    public Task<EntityRecord?> Handle(GetRowQuery query, CancellationToken cancellationToken) =>
        stores.For(context.Caller.TenantId).FindRow(query.Entity, query.Address, cancellationToken);
}
