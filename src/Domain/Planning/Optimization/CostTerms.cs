namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>A cost by its causes; see <see cref="CostWeights"/>.</summary>
/// <param name="Distance">The cost of travel: for a visit, from the previous place; for a proposal, all travel.</param>
/// <param name="Lateness">The cost of ending after the due time.</param>
/// <param name="Priority">The cost of starting later than possible.</param>
/// <param name="LoadBalance">The cost of the work on a route: of a visit, its share by duration.</param>
/// <param name="SkillSurplus">The cost of skills that are not needed.</param>
/// <param name="Continuity">The cost of sending another technician than before.</param>
/// <param name="Route">The cost of the routes that are used; 0 for a visit.</param>
public readonly record struct CostTerms(
    double Distance, double Lateness, double Priority, double LoadBalance, double SkillSurplus, double Continuity, double Route)
{
    /// <summary>The sum.</summary>
    public double Total => Distance + Lateness + Priority + LoadBalance + SkillSurplus + Continuity + Route;

    /// <summary>Adds costs term by term.</summary>
    public static CostTerms operator +(CostTerms left, CostTerms right) => new(
        left.Distance + right.Distance, left.Lateness + right.Lateness, left.Priority + right.Priority,
        left.LoadBalance + right.LoadBalance, left.SkillSurplus + right.SkillSurplus, left.Continuity + right.Continuity,
        left.Route + right.Route);

    /// <summary>Adds costs term by term.</summary>
    public static CostTerms Add(CostTerms left, CostTerms right) => left + right;
}
