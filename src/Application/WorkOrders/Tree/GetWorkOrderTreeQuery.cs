using MediatR;
using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Tree;

/// <summary>Reads the whole tree in which an order stands. Returns its topmost order, or null if the order does not exist.</summary>
/// <param name="Address">How the request addresses the order.</param>
public sealed record GetWorkOrderTreeQuery(RowAddress Address) : IRequest<WorkOrderNode?>;
