using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData.Get;
using WorkOrders.Infrastructure.Writing;

namespace WorkOrders.Infrastructure.MasterData;

/// <summary>Reads a row. Concurrent reads of the same entity and tenant share round trips.</summary>
internal sealed class GetRowHandler(IStore store) : IRequestHandler<GetRowQuery, EntityRecord?>
{
    public Task<EntityRecord?> Handle(GetRowQuery query, CancellationToken cancellationToken) =>
        store.FindRow(query.Entity, query.Address, cancellationToken);
}
