using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Domain.Planning.Suggestions;

/// <summary>A technician and a time for work, with its cost and the rules that a plan would break.</summary>
/// <param name="Team">The technician, with the team.</param>
/// <param name="Period">The time.</param>
/// <param name="Broken">The codes of the rules that a plan would break, in alphabetical order.</param>
/// <param name="Cost">The cost by its causes.</param>
/// <param name="Detour">By how many kilometres the route of the day becomes longer.</param>
/// <param name="Travel">The travel to the work, from the previous work of the day or the place where the day starts.</param>
public sealed record Suggestion(
    Team Team, Period Period, IReadOnlyList<string> Broken, CostTerms Cost, double Detour, Leg Travel);
