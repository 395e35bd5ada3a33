using MediatR;
using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Get;

/// <summary>
/// Reads a work order of the caller's tenant with its planning entries. Returns null if no work order has the address.
/// </summary>
/// <param name="Address">The id or the key of the work order.</param>
public sealed record GetWorkOrderQuery(RowAddress Address) : IRequest<Job?>;
