using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>A technician of the demo tenant's week, with working times, skills and absences.</summary>
internal sealed record DemoTechnician
{
    /// <summary>The user.</summary>
    public required User User { get; init; }

    /// <summary>The start of work on each working day.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>The end of work on each working day.</summary>
    public required TimeOnly To { get; init; }

    /// <summary>The skills, by code, each with the last day on which it is valid; null if it does not expire.</summary>
    public required IReadOnlyDictionary<string, int?> Skills { get; init; }

    /// <summary>The absences.</summary>
    public IReadOnlyList<DemoAbsence> Absences { get; init; } = [];

    /// <summary>Returns the user, and everything that belongs to the user.</summary>
    /// <param name="calendar">The calendar of the week.</param>
    public IEnumerable<EntityRecord> ToRecords(DemoCalendar calendar) =>
    [
        User,
        .. Enumerable.Range(1, 5).Select(weekday => new WorkingTime
        {
            Code = $"{User.Code}-{weekday}",
            UserId = User.Id,
            Weekday = weekday,
            TimeFrom = From,
            TimeTo = To,
        }),
        .. Skills.Select(skill => new UserSkill
        {
            Code = $"{User.Code}-{skill.Key}",
            UserId = User.Id,
            SkillCode = skill.Key,
            ValidUntil = skill.Value is { } day ? calendar.Date(day) : null,
        }),
        .. Absences.Select((absence, index) => new UserUnavailability
        {
            Code = $"{User.Code}-{index + 1}",
            UserId = User.Id,
            DateFrom = calendar.At(absence.From),
            DateTo = calendar.At(absence.To),
            Reason = absence.Reason,
        }),
    ];
}
