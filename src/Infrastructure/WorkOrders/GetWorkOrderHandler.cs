using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Get;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Infrastructure.WorkOrders;

/// <summary>
/// Reads a work order with the keys of its referenced rows and its planning entries. Concurrent reads of one tenant share round trips.
/// </summary>
internal sealed class GetWorkOrderHandler(TenantStores stores, RequestContext context) : IRequestHandler<GetWorkOrderQuery, Job?>
{
    public Task<Job?> Handle(GetWorkOrderQuery query, CancellationToken cancellationToken) =>
        stores.For(context.Caller.TenantId).FindJob(query.Address, cancellationToken);
}
