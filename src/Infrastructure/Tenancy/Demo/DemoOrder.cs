using System.Text.Json.Serialization;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Infrastructure.Tenancy.Demo;

/// <summary>An order of the demo tenant's week, and how it is planned.</summary>
internal sealed record DemoOrder
{
    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>The number of the customer.</summary>
    public required int Site { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The code of the job type.</summary>
    public required string Type { get; init; }

    /// <summary>The estimate in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>The code of the priority; null if there is none.</summary>
    public string? Priority { get; init; }

    /// <summary>The code of the skill; null if there is none.</summary>
    public string? Skill { get; init; }

    /// <summary>The internal memo; null if there is none.</summary>
    public string? Memo { get; init; }

    /// <summary>When the work can begin; null if there is no limit.</summary>
    public DemoTime? Earliest { get; init; }

    /// <summary>When the work is due; null if there is no limit.</summary>
    public DemoTime? Due { get; init; }

    /// <summary>The start of the work; null if it is neither planned nor suggested.</summary>
    public DemoTime? At { get; init; }

    /// <summary>The codes of the technicians.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>The lead technician of several; null if there is one technician.</summary>
    public string? Leader { get; init; }

    /// <summary>
    /// The member of a team for whom the work is planned before the leader takes it over, because planning the leader plans the whole team;
    /// null for other technicians.
    /// </summary>
    public string? Via { get; init; }

    /// <summary>Whether the work is only suggested.</summary>
    public bool Suggested { get; init; }

    /// <summary>Whether rules are overridden.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the entry is locked.</summary>
    public bool Locked { get; init; }

    /// <summary>Whether the customer knows the time.</summary>
    public bool Informed { get; init; }

    /// <summary>Whether the order is sent to its technician before the day of the work.</summary>
    public bool Dispatched { get; init; }

    /// <summary>Whether the work is planned firmly.</summary>
    [JsonIgnore] public bool IsFirm => At is not null && !Suggested;

    /// <summary>Returns the order.</summary>
    /// <param name="site">The site of the order.</param>
    /// <param name="calendar">The calendar of the week.</param>
    public Job ToJob(DemoSite site, DemoCalendar calendar) => site.AddTo(new()
    {
        ReferenceBackOffice = Key,
        Name = Name,
        JobTypeCode = Type,
        JobPriorityCode = Priority,
        JobStatusCode = Suggested ? "Suggested" : IsFirm ? "ToBePlanned" : "Open",
        SkillCode = Skill,
        InternalMemo = Memo,
        EstimatedTime = Minutes,
        EarliestDatePlannable = Earliest is null ? null : calendar.At(Earliest),
        DueDate = Due is null ? null : calendar.At(Due),
        SuggestedUserCode = Suggested ? Users[0] : null,
        SuggestedDateStart = Suggested ? calendar.At(At!) : null,
        DateCreate = calendar.PlannedAt.AddDays(-1),
    });
}
