using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Get;
using WorkOrders.Infrastructure.Batching;

namespace WorkOrders.Infrastructure.WorkOrders;

/// <summary>
/// Reads one order, the keys of what it refers to and its planning; together with others that are asked for at the same time.
/// </summary>
internal sealed class GetWorkOrderHandler(TenantStores stores, RequestContext context) : IRequestHandler<GetWorkOrderQuery, Job?>
{
    public Task<Job?> Handle(GetWorkOrderQuery query, CancellationToken cancellationToken) =>
        stores.For(context.Caller.TenantId).FindJob(query.Id, cancellationToken);
}
