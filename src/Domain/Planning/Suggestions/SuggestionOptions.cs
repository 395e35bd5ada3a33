using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Planning.Suggestions;

/// <summary>What suggestions are judged by.</summary>
/// <param name="Weights">The weights of the costs.</param>
/// <param name="Travel">Estimates the travel between two places.</param>
public sealed record SuggestionOptions(CostWeights Weights, GreatCircleTravel Travel);
