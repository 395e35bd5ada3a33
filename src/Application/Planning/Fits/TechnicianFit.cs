using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>Where an order could be planned for a technician.</summary>
/// <param name="UserId">The id of the technician.</param>
/// <param name="Code">The code of the technician, or the id if there is none.</param>
/// <param name="Periods">The parts of the requested period, in order and without gaps.</param>
public sealed record TechnicianFit(Guid UserId, string Code, IReadOnlyList<FitPeriod> Periods);
