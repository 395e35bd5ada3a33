namespace WorkOrders.Application.Planning.Fits;

/// <summary>Where an order could be planned for a technician.</summary>
/// <param name="UserId">The id of the technician, or of the leader of a team.</param>
/// <param name="Code">The code of the technician, or the id if there is none.</param>
/// <param name="Times">The result for the technician, and the team that the technician leads.</param>
/// <param name="Alone">The result for the leader without the team; null if the technician leads nobody.</param>
public sealed record TechnicianFit(Guid UserId, string Code, FitTimes Times, FitTimes? Alone);
