using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>Where an order could be planned for a technician.</summary>
/// <param name="UserId">The id of the technician, or of the leader of a team.</param>
/// <param name="Code">The code of the technician, or the id if there is none.</param>
/// <param name="Periods">The parts of the requested period, in order and without gaps.</param>
/// <param name="ShortTravel">Where a plan would leave too little time to travel.</param>
/// <param name="Alone">The same for the leader of a team without the members; null if the technician leads nobody.</param>
public sealed record TechnicianFit(
    Guid UserId, string Code, IReadOnlyList<FitPeriod> Periods, IReadOnlyList<Period> ShortTravel, TechnicianFit? Alone = null);
