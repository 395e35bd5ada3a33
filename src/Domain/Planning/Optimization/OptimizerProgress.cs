namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>The progress of the optimizer.</summary>
/// <param name="Iterations">The number of changes tried so far.</param>
/// <param name="Unassigned">The number of visits without a time in the best plan so far.</param>
/// <param name="Cost">The cost of the best plan so far.</param>
public readonly record struct OptimizerProgress(long Iterations, int Unassigned, double Cost);
