namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>
/// Where work would leave too little time to travel from the visit before it, or to the visit after it. It is not a rule: work can be
/// planned there, with a warning.
/// </summary>
public static class ShortTravel
{
    /// <summary>Returns the periods beside firm entries that work must not overlap to leave the time to travel, in order.</summary>
    /// <param name="work">The work.</param>
    /// <param name="team">The technician, with the team that is planned together.</param>
    /// <param name="within">The period; must not be empty.</param>
    /// <param name="travel">Estimates the travel.</param>
    public static IReadOnlyList<Period> Of(PlannableWork work, Team team, Period within, GreatCircleTravel travel) => Period.Join(
        from technician in team.All
        from period in Around([.. technician.Bookings.Where(booking => booking.IsFirm)], work, travel)
        let part = period.Within(within)
        where part.Duration > TimeSpan.Zero
        select part);

    /// <summary>A period does not extend beyond the next entry, because travel to or from that entry is checked there.</summary>
    private static IEnumerable<Period> Around(IReadOnlyList<Booking> bookings, PlannableWork work, GreatCircleTravel travel)
    {
        for (var index = 0; index < bookings.Count; index++)
        {
            var (from, to) = (bookings[index].Period.From, bookings[index].Period.To);
            var before = new Period(from - CappedDuration(travel.Between(work.Place, bookings[index].Place)), from);
            yield return index == 0 ? before : before.Within(new(bookings[index - 1].Period.To, from));
            var after = new Period(to, to + CappedDuration(travel.Between(bookings[index].Place, work.Place)));
            yield return index == bookings.Count - 1 ? after : after.Within(new(to, bookings[index + 1].Period.From));
        }
    }

    private static TimeSpan CappedDuration(Leg leg) => leg.Duration < Booking.MaxPause ? leg.Duration : Booking.MaxPause;
}
