using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Suggestions;

namespace WorkOrders.Application.Planning.Suggest;

/// <summary>Technicians and times for an order.</summary>
/// <param name="Work">The work.</param>
/// <param name="Suggestions">The suggestions, cheapest first.</param>
/// <param name="Excluded">For each technician without a suggestion, the time that requires the fewest changes.</param>
public sealed record OrderSuggestions(
    PlannableWork Work, IReadOnlyList<Suggestion> Suggestions, IReadOnlyList<Suggestion> Excluded);
