namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>
/// What the optimizer minimizes, once as much work as possible is planned. Costs have no unit: only their ratios matter. None may be
/// negative.
/// </summary>
public sealed record CostWeights
{
    /// <summary>The cost of a kilometre.</summary>
    public double Distance { get; init; } = 1;

    /// <summary>The cost of each hour by which a visit of weight 1 ends after it is due.</summary>
    public double Lateness { get; init; } = 10;

    /// <summary>The cost of each hour by which a visit of weight 1 starts after its window and the first route have begun.</summary>
    public double Priority { get; init; } = 0.1;

    /// <summary>The cost of each hour of a technician's work in a route that is completely filled; proportionally less in others.</summary>
    public double LoadBalance { get; init; } = 1;

    /// <summary>The cost of each skill that a technician has and the visit does not need.</summary>
    public double SkillSurplus { get; init; } = 0.5;

    /// <summary>The cost of a technician who breaks the continuity.</summary>
    public double Continuity { get; init; } = 10;

    /// <summary>The cost of a route with at least one visit.</summary>
    public double Route { get; init; }
}
