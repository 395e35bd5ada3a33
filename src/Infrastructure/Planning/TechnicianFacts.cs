using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Planning.Board;
using WorkOrders.Domain.Planning;

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

    /// <summary>Computes what the board shows of the technician.</summary>
    /// <param name="range">The range of the board.</param>
    /// <param name="tenantZone">The tenant's time zone.</param>
    public BoardTechnician ToTechnician(Period range, TimeZoneInfo tenantZone)
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
            Hours = Hours is null ? null : [.. calendar.WorkingTimes(range).Select(stretch => stretch.Within(range))],
            Holidays = holidays,
            Absences = absences,
            Load = new(PlannedMinutes, SuggestedMinutes, Hours is null ? null : Minutes(calendar.Available(range, []))),
        };
    }

    private static int Minutes(IEnumerable<Period> periods) => (int)periods.Sum(period => period.Duration.TotalMinutes);

    /// <summary>A holiday of the technician's calendar.</summary>
    internal sealed record HolidayFacts(DateOnly Date, string Name);

    /// <summary>An absence of the technician.</summary>
    internal sealed record AbsenceFacts(DateTimeOffset DateFrom, DateTimeOffset DateTo, string? Reason);
}
