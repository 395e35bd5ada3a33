using WorkOrders.Application.References;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>A requested order that does not exist yet, and its new row.</summary>
/// <param name="Requested">The requested order.</param>
/// <param name="Row">The new row, which contains only the id and the key.</param>
public sealed record OrderToCreate(RequestedWorkOrder Requested, Row Row);
