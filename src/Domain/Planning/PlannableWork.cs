namespace WorkOrders.Domain.Planning;

/// <summary>What the planning rules read of a work order.</summary>
/// <param name="Id">The id of the order.</param>
/// <param name="Name">The order in messages: its key in other systems, or its number.</param>
/// <param name="Duration">The estimated duration.</param>
public sealed record PlannableWork(Guid Id, string Name, TimeSpan Duration)
{
    /// <summary>The time before which the work cannot be done; null if there is no limit.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>The time by which the work must be done; null if there is no limit.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The id of the skill that the work requires; null if it requires none.</summary>
    public Guid? SkillId { get; init; }

    /// <summary>The required skill in messages.</summary>
    public string? SkillName { get; init; }

    /// <summary>Where the work takes place; null if unknown.</summary>
    public Place? Place { get; init; }

    /// <summary>The priority: work of weight 2 is worth as much as two of weight 1. Must be positive.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The technicians of the previous visit to the same project; empty if there was none.</summary>
    public IReadOnlySet<Guid> PreviousTechnicians { get; init; } = new HashSet<Guid>();

    /// <summary>Returns whether the work ends too late wherever it is planned in a period.</summary>
    /// <param name="within">The period.</param>
    public bool IsLateIn(Period within) => StartFrom(within.From) + Duration > Due;

    /// <summary>Returns the earliest time at which the work can begin, from a time on.</summary>
    /// <param name="from">The time.</param>
    public DateTimeOffset StartFrom(DateTimeOffset from) => Earliest > from ? Earliest.Value : from;

    /// <summary>
    /// Returns the part of a period in which the work can be done; work that is late wherever it is planned can also be done after it is
    /// due. The result may be empty or negative.
    /// </summary>
    /// <param name="within">The period.</param>
    public Period WindowIn(Period within) => new(
        StartFrom(within.From),
        Due < within.To && !IsLateIn(within) ? Due.Value : within.To);

    /// <summary>Returns the period in which the work can be done, from a time on and for a number of days at most.</summary>
    /// <param name="from">The start if the work can be done earlier.</param>
    /// <param name="days">The length of the period if the work can be done later.</param>
    public Period Window(DateTimeOffset from, int days)
    {
        var start = StartFrom(from);
        var end = DateTimeOffset.MaxValue - start > TimeSpan.FromDays(days) ? start.AddDays(days) : DateTimeOffset.MaxValue;
        return new(start, Due < end ? (Due > start ? Due.Value : start) : end);
    }
}
