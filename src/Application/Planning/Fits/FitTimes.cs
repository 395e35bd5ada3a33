using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>When an order could be planned.</summary>
/// <param name="Periods">The parts of the requested period, in order and without gaps.</param>
/// <param name="ShortTravel">Where a plan would leave too little time to travel.</param>
public sealed record FitTimes(IReadOnlyList<FitPeriod> Periods, IReadOnlyList<Period> ShortTravel);
