using MediatR;

namespace WorkOrders.Application.WorkOrders.Get;

/// <summary>Reads a work order of the caller's tenant with its planning entries. Returns null if no work order has the id.</summary>
/// <param name="Id">The id of the work order.</param>
public sealed record GetWorkOrderQuery(Guid Id) : IRequest<Job?>;
