using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>A requested order that does not exist yet, and the row it becomes.</summary>
/// <param name="Requested">The request.</param>
/// <param name="Row">The new row, which has nothing but its identity.</param>
public sealed record OrderToCreate(RequestedWorkOrder Requested, Row Row);
