using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Planning.Proposals;

/// <summary>Turns the agendas of a crew into routes, one for each day.</summary>
internal static class CrewRoutes
{
    /// <summary>The longest stretch of working time that is one route; longer ones are divided at midnight.</summary>
    private static readonly TimeSpan MaxStretch = TimeSpan.FromHours(24);

    /// <summary>Returns the routes. A stretch of working time belongs to the day on which it begins.</summary>
    /// <param name="crew">The technicians.</param>
    /// <param name="within">The period of the routes.</param>
    /// <param name="replaced">The ids of the work whose suggestions are replaced, and do not count.</param>
    public static IEnumerable<Route> Of(Crew crew, Period within, IReadOnlySet<Guid> replaced)
    {
        var (leader, zone) = (crew.Leader, crew.Leader.Zone);
        var bookings = Occupied(leader, replaced).ToList();
        return
            from stretch in crew.Members.Aggregate(
                leader.Calendar.Available(within, []),
                (common, member) => Period.Common(common, FreeTimes(member, within, replaced)))
            from part in Divide(stretch, zone)
            group part by zone.DateOf(part.From) into day
            let span = new Period(day.First().From, day.Last().To)
            select new Route(leader.Id, [.. day])
            {
                Start = leader.Start,
                Technicians = crew.Members.Count + 1,
                FixedVisits =
                [
                    .. bookings.Where(booking => booking.Period.Overlaps(span))
                        .Select(booking => new FixedVisit(booking.Period, booking.Place)),
                ],
            };
    }

    private static IEnumerable<Period> FreeTimes(TechnicianAgenda technician, Period within, IReadOnlySet<Guid> replaced) =>
        technician.Calendar.Available(within, Occupied(technician, replaced).Select(booking => booking.Period));

    private static IEnumerable<Booking> Occupied(TechnicianAgenda technician, IReadOnlySet<Guid> replaced) =>
        technician.Bookings.Where(booking => booking.IsFirm ? !technician.AllowsOverlap : !replaced.Contains(booking.WorkOrderId));

    private static IEnumerable<Period> Divide(Period stretch, TimeZoneInfo zone)
    {
        for (var from = stretch.From; from < stretch.To;)
        {
            var midnight = zone.DayOf(zone.DateOf(from)).To;
            var to = stretch.Duration > MaxStretch && midnight > from && midnight < stretch.To ? midnight : stretch.To;
            yield return new(from, to);
            from = to;
        }
    }
}
