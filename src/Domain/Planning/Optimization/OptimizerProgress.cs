namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>How far the optimizer is.</summary>
/// <param name="Iterations">How many changes it has tried.</param>
/// <param name="Unassigned">The number of visits without a time in the best plan so far.</param>
/// <param name="Cost">The cost of the best plan so far.</param>
public readonly record struct OptimizerProgress(long Iterations, int Unassigned, double Cost);
