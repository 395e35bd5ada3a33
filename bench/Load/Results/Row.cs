using WorkOrders.Load.Contenders;

namespace WorkOrders.Load.Results;

/// <summary>One row of the results.</summary>
/// <param name="What">What was done.</param>
/// <param name="Who">Who did it.</param>
internal sealed record Row(string What, string Who)
{
    /// <summary>How it went under load; null where nothing was put under load for this row alone.</summary>
    public Measured? Figures { get; init; }

    /// <summary>What was reached; null: there is nothing to compare with, or it could not be measured.</summary>
    public double? Reached { get; init; }

    /// <summary>The unit of what was reached and is to be.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What is to be reached; null: the row is there to compare with.</summary>
    public Goal? Goal { get; init; }

    /// <summary>Whether the goal is met; null when there is none, or nothing was measured.</summary>
    public bool? IsMet => Reached is { } reached ? Goal?.IsMetBy(reached) : null;
}
