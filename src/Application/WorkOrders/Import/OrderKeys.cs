namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The keys of a row's order and of its ancestors, which determine the order in which rows are created.</summary>
/// <param name="Id">The id of the order.</param>
/// <param name="Reference">The order's key in other systems.</param>
/// <param name="Ancestors">The keys of the order's ancestors.</param>
/// <param name="Embedded">The keys of the ancestors that the row embeds, and therefore creates if they do not exist.</param>
public sealed record OrderKeys(Guid? Id, string? Reference, IReadOnlyList<OrderKey> Ancestors, IReadOnlyList<OrderKey> Embedded);
