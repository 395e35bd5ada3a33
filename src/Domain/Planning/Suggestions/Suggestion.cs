using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Planning.Suggestions;

/// <summary>A technician and a time for work, with everything that speaks for and against them.</summary>
/// <param name="Crew">The technician, with the team.</param>
/// <param name="Period">The time.</param>
/// <param name="Broken">The codes of the rules that a plan would break, in alphabetical order.</param>
/// <param name="Cost">The cost by its causes.</param>
/// <param name="Detour">How much longer the way of the day becomes, in kilometres.</param>
/// <param name="Travel">The way to the work, from the previous work of the day or the start of the day.</param>
public sealed record Suggestion(
    Crew Crew, Period Period, IReadOnlyList<string> Broken, CostTerms Cost, double Detour, Leg Travel);
