using WorkOrders.Load.Contenders;

namespace WorkOrders.Load.Results;

/// <summary>A row of the results.</summary>
/// <param name="Benchmark">The name of the benchmark.</param>
/// <param name="Contender">The name of the contender.</param>
internal sealed record Row(string Benchmark, string Contender)
{
    /// <summary>The figures under load; null when the row shows a single result.</summary>
    public Measurement? Measurement { get; init; }

    /// <summary>The result in the unit of the row; null when there is no baseline or it could not be measured.</summary>
    public double? Result { get; init; }

    /// <summary>The unit of result and target.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The target; null when the row is only a reference.</summary>
    public Target? Target { get; init; }

    /// <summary>Whether the chart shows the figures.</summary>
    public bool IsCharted { get; init; } = true;

    /// <summary>Whether the target is met; null when there is no target or no result.</summary>
    public bool? IsMet => Result is { } result ? Target?.IsMetBy(result) : null;
}
