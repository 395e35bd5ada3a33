namespace WorkOrders.Domain.Planning;

/// <summary>When a technician can work: in the working times, except on holidays and in absences.</summary>
/// <param name="zone">The time zone of the working times and holidays.</param>
/// <param name="hours">The working times; empty if they are not known, so that every time is working time.</param>
/// <param name="holidays">The dates of the holidays.</param>
/// <param name="absences">The absences.</param>
public sealed class WorkCalendar(
    TimeZoneInfo zone, IReadOnlyCollection<WeeklyHours> hours, IReadOnlyCollection<DateOnly> holidays, IReadOnlyCollection<Period> absences)
{
    /// <summary>The grid on which free slots begin.</summary>
    private static readonly TimeSpan Grid = TimeSpan.FromMinutes(15);

    /// <summary>Returns the periods of working time that overlap a period, in order. Adjoining periods are joined.</summary>
    public IReadOnlyList<Period> WorkingTimes(Period within)
    {
        if (hours.Count == 0)
        {
            return [within];
        }
        // A period that begins on the day before can last until the next evening.
        var dates = Dates(zone.DateOf(within.From).AddDays(-1), zone.DateOf(within.To));
        return [.. Period.Join(
            from date in dates
            from weekly in hours
            where weekly.BeginsOn(date)
            let period = weekly.On(date, zone)
            where period.From < period.To
            select period).Where(within.Overlaps)];
    }

    /// <summary>Returns the holidays that overlap a period, in order, each from midnight to midnight.</summary>
    public IEnumerable<(DateOnly Date, Period Period)> Holidays(Period within) =>
        from date in holidays
        orderby date
        let period = zone.DayOf(date)
        where period.Overlaps(within)
        select (date, period);

    /// <summary>Returns the absences that overlap a period, in order.</summary>
    public IEnumerable<Period> Absences(Period within) => absences.Where(within.Overlaps).OrderBy(absence => absence.From);

    /// <summary>Returns the parts of a period in which the technician can work, in order.</summary>
    /// <param name="within">The period.</param>
    /// <param name="booked">The periods for which the technician has other work.</param>
    public IEnumerable<Period> Available(Period within, IEnumerable<Period> booked)
    {
        Period[] taken = [.. Holidays(within).Select(holiday => holiday.Period), .. Absences(within), .. booked];
        return
            from time in WorkingTimes(within)
            let part = new Period(
                time.From > within.From ? time.From : within.From, time.To < within.To ? time.To : within.To)
            from free in part.Without(taken)
            select free;
    }

    /// <summary>
    /// Returns slots in which work of a duration fits, in order: they begin on a quarter of an hour, and do not overlap one another.
    /// </summary>
    /// <param name="duration">The duration; must be positive.</param>
    /// <param name="within">The period in which the slots must be.</param>
    /// <param name="booked">The periods for which the technician has other work.</param>
    public IEnumerable<Period> FreeSlots(TimeSpan duration, Period within, IEnumerable<Period> booked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        foreach (var free in Available(within, booked))
        {
            for (var start = NextOnGrid(free.From); start + duration <= free.To; start = NextOnGrid(start + duration))
            {
                yield return new(start, start + duration);
            }
        }
    }

    /// <summary>Returns the next quarter of an hour; the moment itself if it is one.</summary>
    public static DateTimeOffset NextOnGrid(DateTimeOffset moment) =>
        new((moment.UtcTicks + Grid.Ticks - 1) / Grid.Ticks * Grid.Ticks, TimeSpan.Zero);

    /// <summary>Counts the days first, because there is no date after the last one that can be represented.</summary>
    private static IEnumerable<DateOnly> Dates(DateOnly first, DateOnly last) =>
        Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays);
}
