using MediatR;

namespace WorkOrders.Application.WorkOrders.Get;

/// <summary>One work order of the caller's tenant with its planning; answers null when there is none of this id.</summary>
/// <param name="Id">The order.</param>
public sealed record GetWorkOrderQuery(Guid Id) : IRequest<Job?>;
