namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>
/// What one technician can do between leaving the start and arriving at the end, usually on one day. A technician can have several routes.
/// </summary>
/// <param name="TechnicianId">The id of the technician.</param>
/// <param name="Periods">
/// The periods in which the technician can work, in order, without absences and holidays. A visit lies completely within one of them;
/// travel can also take place between them. The technician leaves the start when the first begins, and is at the end when the last ends.
/// </param>
public sealed record Route(Guid TechnicianId, IReadOnlyList<Period> Periods)
{
    /// <summary>Where the technician starts; null if travel to the first visit does not count.</summary>
    public Place? Start { get; init; }

    /// <summary>Where the technician must arrive; null if travel from the last visit does not count.</summary>
    public Place? End { get; init; }

    /// <summary>The work that is already planned, in any order. The periods may or may not exclude its time.</summary>
    public IReadOnlyList<FixedVisit> FixedVisits { get; init; } = [];

    /// <summary>The number of technicians who carry out the visits together.</summary>
    public int Technicians { get; init; } = 1;

    /// <summary>The largest total <see cref="Visit.Load"/>.</summary>
    public double Capacity { get; init; } = double.PositiveInfinity;
}
