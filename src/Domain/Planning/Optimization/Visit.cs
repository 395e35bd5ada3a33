namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>Work for which a technician and a time are needed.</summary>
/// <param name="Id">The id, for example of the work order; unique among the visits.</param>
/// <param name="Duration">The time on site; must be positive.</param>
/// <param name="Window">The earliest start and the latest end.</param>
/// <param name="Candidates">The technicians who may carry it out.</param>
public sealed record Visit(Guid Id, TimeSpan Duration, Period Window, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>Where it takes place; null if unknown.</summary>
    public Place? Place { get; init; }

    /// <summary>The priority: a visit of weight 2 is worth as much as two of weight 1. Must be positive.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>When it should be finished; null if only the window matters.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>What it takes of the capacity of a route, for example kilograms of parts.</summary>
    public double Load { get; init; }
}
