namespace WorkOrders.Domain.Planning;

/// <summary>
/// Everything about a technician that planning reads: when the technician can work, on what, and the work planned so far.
/// </summary>
/// <param name="Id">The id of the technician.</param>
/// <param name="Name">The technician in messages: the code, or the id if there is none.</param>
/// <param name="Zone">The time zone of the technician's dates.</param>
/// <param name="Calendar">When the technician can work.</param>
public sealed record TechnicianAgenda(Guid Id, string Name, TimeZoneInfo Zone, WorkCalendar Calendar)
{
    /// <summary>Whether the technician is archived.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Whether the technician is disabled.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>Whether firm entries of the technician may overlap, as for a team that one user represents.</summary>
    public bool AllowsOverlap { get; init; }

    /// <summary>Where the working day starts; null if unknown.</summary>
    public Place? Start { get; init; }

    /// <summary>The skills.</summary>
    public IReadOnlyCollection<TechnicianSkill> Skills { get; init; } = [];

    /// <summary>The planned and suggested work, ordered by start.</summary>
    public IReadOnlyList<Booking> Bookings { get; init; } = [];

    /// <summary>Returns the agenda without an entry, because it is moved.</summary>
    /// <param name="entryId">The id of the entry.</param>
    public TechnicianAgenda Without(Guid entryId) =>
        this with { Bookings = [.. Bookings.Where(booking => booking.EntryId != entryId)] };

    /// <summary>Returns whether the technician has a skill during a whole period.</summary>
    /// <param name="skillId">The id of the skill.</param>
    /// <param name="period">The period.</param>
    public bool Has(Guid skillId, Period period) => Skills.Any(skill =>
        skill.SkillId == skillId && !(Zone.DateOf(period.To.AddTicks(-1)) > skill.ValidUntil));

    /// <summary>Returns whether the technician is active and has the skill for work during a whole period.</summary>
    /// <param name="work">The work.</param>
    /// <param name="period">The period.</param>
    public bool CanDo(PlannableWork work, Period period) =>
        !IsArchived && !IsDisabled && (work.SkillId is not { } skill || Has(skill, period));

    /// <summary>Returns the number of skills that the technician has in a period, and work does not require.</summary>
    /// <param name="work">The work.</param>
    /// <param name="period">The period.</param>
    public int SkillSurplus(PlannableWork work, Period period) =>
        Skills.Select(skill => skill.SkillId).Distinct().Count(skill => skill != work.SkillId && Has(skill, period));

    /// <summary>Returns whether another technician was sent to the project of work before.</summary>
    /// <param name="work">The work.</param>
    public bool BreaksContinuity(PlannableWork work) => work.PreviousTechnicians.Count > 0 && !work.PreviousTechnicians.Contains(Id);

    /// <summary>Returns the firm entries that overlap a period and exclude any other entry there, ordered by start.</summary>
    /// <param name="period">The period.</param>
    /// <param name="except">The id of an entry that does not count, because it is moved.</param>
    public IEnumerable<Booking> Clashes(Period period, Guid? except = null) => AllowsOverlap
        ? []
        : Bookings.Where(booking => booking.IsFirm && booking.EntryId != except && booking.Period.Overlaps(period));

    /// <summary>Returns the tentative entries of other work that overlap a period, ordered by start.</summary>
    /// <param name="work">The work.</param>
    /// <param name="period">The period.</param>
    public IEnumerable<Booking> Suggested(PlannableWork work, Period period) =>
        Bookings.Where(booking => !booking.IsFirm && booking.WorkOrderId != work.Id && booking.Period.Overlaps(period));

    /// <summary>
    /// Returns the next slots in which work fits: in working time, without other firm entries, beginning on a quarter of an hour.
    /// </summary>
    /// <param name="duration">The duration of the work.</param>
    /// <param name="within">The period in which the slots must be.</param>
    /// <param name="except">The id of an entry that does not count, because it is moved.</param>
    /// <param name="others">The technicians who must be available, too.</param>
    public IEnumerable<Period> FreeSlots(
        TimeSpan duration, Period within, Guid? except, IReadOnlyList<TechnicianAgenda> others) =>
        within.From + duration > within.To
            ? []
            : Calendar.FreeSlots(duration, within, Clashes(within, except).Select(other => other.Period)
                .Concat(others.SelectMany(other => within.Without(other.Available(within)))));

    private IEnumerable<Period> Available(Period within) =>
        Calendar.Available(within, Clashes(within).Select(other => other.Period));
}
