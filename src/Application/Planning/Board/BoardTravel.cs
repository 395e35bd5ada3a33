namespace WorkOrders.Application.Planning.Board;

/// <summary>The travel between two successive entries of a technician on one day.</summary>
/// <param name="FromId">The id of the first entry.</param>
/// <param name="ToId">The id of the second entry.</param>
/// <param name="TravelMinutes">The estimated travel time, in minutes.</param>
/// <param name="AvailableMinutes">The time between the entries, in minutes; 0 if they overlap.</param>
public sealed record BoardTravel(Guid FromId, Guid ToId, int TravelMinutes, int AvailableMinutes);
