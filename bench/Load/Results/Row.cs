using WorkOrders.Load.Contenders;

namespace WorkOrders.Load.Results;

/// <summary>One row of the results.</summary>
/// <param name="What">What was done.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Figures">How fast, where it was put under load.</param>
internal sealed record Row(string What, string Who, Measured? Figures = null)
{
    /// <summary>What was to be reached; null: it is there to compare with.</summary>
    public Goal? Goal { get; init; }

    /// <summary>What was reached, in the goal's unit; null with a goal: it could not be measured.</summary>
    public double? Reached { get; init; }

    /// <summary>Whether the goal is met; null when there is none, or nothing was measured.</summary>
    public bool? IsMet => Reached is { } reached ? Goal?.IsMetBy(reached) : null;
}
