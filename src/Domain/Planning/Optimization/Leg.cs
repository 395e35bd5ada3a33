namespace WorkOrders.Domain.Planning.Optimization;

/// <summary>The travel between two places.</summary>
/// <param name="Duration">The travel time; must not be negative.</param>
/// <param name="Kilometers">The distance; must not be negative.</param>
public readonly record struct Leg(TimeSpan Duration, double Kilometers);
