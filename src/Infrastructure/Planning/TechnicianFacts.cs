using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Planning.Board;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Infrastructure.Planning;

/// <summary>What the statement of a planning board returns about a technician.</summary>
internal sealed record TechnicianFacts
{
    public Guid Id { get; init; }

    public string? Code { get; init; }

    public string? Firstname { get; init; }

    public required string Lastname { get; init; }

    public Guid? TeamLeaderUserId { get; init; }

    public bool IsTeamLeader { get; init; }

    public string? TimeZone { get; init; }

    public decimal? StartLatitude { get; init; }

    public decimal? StartLongitude { get; init; }

    public bool AllowOverlap { get; init; }

    public bool IsInactive { get; init; }

    public int PlannedMinutes { get; init; }

    public int SuggestedMinutes { get; init; }

    public IReadOnlyList<WeeklyHours>? Hours { get; init; }

    public IReadOnlyList<HolidayFacts>? Holidays { get; init; }

    public IReadOnlyList<AbsenceFacts>? Absences { get; init; }

    public IReadOnlyList<BoardSkill>? Skills { get; init; }

    public IReadOnlyList<TravelFacts>? Travel { get; init; }

    /// <summary>Computes what the board shows of the technician.</summary>
    /// <param name="range">The range of the board.</param>
    /// <param name="tenantZone">The tenant's time zone.</param>
    /// <param name="travel">Estimates the travel.</param>
    public BoardTechnician ToTechnician(Period range, TimeZoneInfo tenantZone, GreatCircleTravel travel)
    {
        var zone = TimeZone is not null && TimeZoneId.TryFind(TimeZone, out var own) ? own : tenantZone;
        var holidays = (Holidays ?? []).Select(holiday => new BoardHoliday(holiday.Date, holiday.Name, zone.DayOf(holiday.Date)))
            .Where(holiday => holiday.Period.Overlaps(range)).ToList();
        var absences = (Absences ?? []).Select(absence => new BoardAbsence(new(absence.DateFrom, absence.DateTo), absence.Reason)).ToList();
        var calendar = new WorkCalendar(
            zone, Hours ?? [], [.. holidays.Select(holiday => holiday.Date).Distinct()], [.. absences.Select(absence => absence.Period)]);
        return new()
        {
            Id = Id,
            Code = Code,
            Firstname = Firstname,
            Lastname = Lastname,
            TeamLeaderUserId = TeamLeaderUserId,
            TimeZone = zone,
            StartLatitude = StartLatitude,
            StartLongitude = StartLongitude,
            AllowOverlap = AllowOverlap,
            IsInactive = IsInactive,
            Skills = Skills ?? [],
            Hours = Hours is null ? null : [.. calendar.WorkingTimes(range).Select(time => time.Within(range))],
            Holidays = holidays,
            Absences = absences,
            Load = new(PlannedMinutes, SuggestedMinutes, Hours is null ? null : Minutes(calendar.Available(range, []))),
            Travel = [.. (Travel ?? []).Select(leg => leg.Estimate(travel)).OfType<BoardTravel>()],
        };
    }

    private static int Minutes(IEnumerable<Period> periods) => (int)periods.Sum(period => period.Duration.TotalMinutes);

    /// <summary>The places of two successive entries.</summary>
    internal sealed record TravelFacts(
        Guid FromId, Guid ToId, DateTimeOffset From, DateTimeOffset To, decimal FromLatitude, decimal FromLongitude, decimal ToLatitude,
        decimal ToLongitude)
    {
        /// <summary>Returns the estimate; null if a place is unknown, or if the entries are not of one day.</summary>
        public BoardTravel? Estimate(GreatCircleTravel travel) => To - From < Booking.MaxPause
            && Place.Known(FromLatitude, FromLongitude) is { } from && Place.Known(ToLatitude, ToLongitude) is { } to
                ? new(FromId, ToId, (int)travel.Between(from, to).Duration.TotalMinutes, (int)Math.Max(0, (To - From).TotalMinutes))
                : null;
    }

    /// <summary>A holiday of the technician's calendar.</summary>
    internal sealed record HolidayFacts(DateOnly Date, string Name);

    /// <summary>An absence of the technician.</summary>
    internal sealed record AbsenceFacts(DateTimeOffset DateFrom, DateTimeOffset DateTo, string? Reason);
}
