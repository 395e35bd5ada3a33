namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>How the optimizer searches, and for what.</summary>
public sealed record OptimizerOptions
{
    /// <summary>The costs to minimize.</summary>
    public CostWeights Weights { get; init; } = new();

    /// <summary>Returns the travel between two places; a place is null if it is unknown. Called once for each pair of places.</summary>
    public Func<Place?, Place?, Leg> Travel { get; init; } = new GreatCircleTravel().Between;

    /// <summary>The longest time to search.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The number of changes to try; null for as many as possible in the time. The result is the same every time for the same number,
    /// seed and input, unless the time ends first.
    /// </summary>
    public long? Iterations { get; init; }

    /// <summary>The seed of the random numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Receives the progress about every thousand iterations, on the thread of the search.</summary>
    public Action<OptimizerProgress>? Progress { get; init; }
}
