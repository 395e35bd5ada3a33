namespace WorkOrders.Application.Planning.Fits;

/// <summary>Where an order could be planned.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Minutes">The duration to plan, in minutes.</param>
/// <param name="Technicians">The technicians, by code.</param>
public sealed record OrderFit(Guid OrderId, int Minutes, IReadOnlyList<TechnicianFit> Technicians);
