using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>An order that is suggested to a technician.</summary>
/// <param name="OrderId">The id of the order.</param>
/// <param name="Order">The key of the order in other systems, or its number.</param>
/// <param name="UserId">The id of the technician, or of the leader of the team.</param>
/// <param name="User">The code of the technician, or the id if there is none.</param>
/// <param name="From">The start (UTC).</param>
/// <param name="To">The end (UTC), exclusive.</param>
/// <param name="TravelMinutes">The estimated travel from the previous place, in minutes.</param>
/// <param name="Kilometers">The estimated distance from the previous place.</param>
/// <param name="Cost">The cost by its causes.</param>
public sealed record ProposedOrder(
    Guid OrderId, string Order, Guid UserId, string User, DateTimeOffset From, DateTimeOffset To, int TravelMinutes, double Kilometers,
    CostTerms Cost);
