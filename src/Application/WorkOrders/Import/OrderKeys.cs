namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The keys of a row's order and of the orders above it: all that decides the order in which rows are created.</summary>
/// <param name="Id">The order's own id.</param>
/// <param name="Reference">The order's own key in other systems.</param>
/// <param name="Ancestors">The keys of the orders above it.</param>
/// <param name="Embedded">Those of them that the row embeds, and so creates where they do not exist.</param>
public sealed record OrderKeys(Guid? Id, string? Reference, IReadOnlyList<OrderKey> Ancestors, IReadOnlyList<OrderKey> Embedded);
