using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Planning.Proposals;

/// <summary>Turns the agendas of a team into routes, one for each day.</summary>
internal static class TeamRoutes
{
    /// <summary>The longest period of working time that is one route; longer ones are divided at midnight.</summary>
    private static readonly TimeSpan MaxPeriod = TimeSpan.FromHours(24);

    /// <summary>Returns the routes. A period of working time belongs to the day on which it begins.</summary>
    /// <param name="team">The technicians.</param>
    /// <param name="within">The period of the routes.</param>
    /// <param name="replaced">The ids of the work whose suggestions are replaced, and therefore ignored.</param>
    public static IEnumerable<Route> Of(Team team, Period within, IReadOnlySet<Guid> replaced)
    {
        var (leader, zone) = (team.Leader, team.Leader.Zone);
        var bookings = Occupied(leader, replaced).ToList();
        return
            from free in team.Members.Aggregate(
                leader.Calendar.Available(within, []),
                (common, member) => Period.Common(common, FreeTimes(member, within, replaced)))
            from part in Divide(free, zone)
            group part by zone.DateOf(part.From) into day
            let span = new Period(day.First().From, day.Last().To)
            select new Route(leader.Id, [.. day])
            {
                Start = leader.Start,
                Technicians = team.Members.Count + 1,
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

    private static IEnumerable<Period> Divide(Period free, TimeZoneInfo zone)
    {
        for (var from = free.From; from < free.To;)
        {
            var midnight = zone.DayOf(zone.DateOf(from)).To;
            var to = free.Duration > MaxPeriod && midnight > from && midnight < free.To ? midnight : free.To;
            yield return new(from, to);
            from = to;
        }
    }
}
