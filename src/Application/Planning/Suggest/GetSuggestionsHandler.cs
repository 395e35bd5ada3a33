using MediatR;
using WorkOrders.Application.Planning.Candidates;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.Planning.Optimization;
using WorkOrders.Domain.Planning.Suggestions;

namespace WorkOrders.Application.Planning.Suggest;

/// <summary>Reads the order and the agendas of the active technicians, and finds suggestions.</summary>
public sealed class GetSuggestionsHandler(
    CandidateReader reader, RequestContext context, GreatCircleTravel travel, TimeProvider clock)
    : IRequestHandler<GetSuggestionsQuery, OrderSuggestions?>
{
    /// <inheritdoc/>
    public async Task<OrderSuggestions?> Handle(GetSuggestionsQuery query, CancellationToken cancellationToken)
    {
        var rows = await reader.ReadRows([query.Order], cancellationToken);
        if (rows.Orders[0] is not { } order)
        {
            return null;
        }
        var now = clock.Now();
        var within = query.Within with { From = query.Within.From < now ? now : query.Within.From };
        var agendas = await reader.ReadAgendas(rows, rows.ActiveUsers, within, cancellationToken);
        var work = agendas.WorkOf(order, rows);
        var options = new SuggestionOptions(context.Caller.Settings.Costs, travel with { Unknown = GreatCircleTravel.Typical });
        var (suggestions, closest) = SuggestionFinder.Find(work, agendas.Teams, within, options);
        return new(work, [.. suggestions.Take(query.Top)], closest);
    }
}
