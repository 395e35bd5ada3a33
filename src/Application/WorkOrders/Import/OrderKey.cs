namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>The id or the key by which a row identifies an order. Exactly one of the two is given.</summary>
/// <param name="Id">The order's id.</param>
/// <param name="Reference">The order's key in other systems.</param>
public readonly record struct OrderKey(Guid? Id, string? Reference);
