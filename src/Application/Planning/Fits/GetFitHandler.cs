using MediatR;
using WorkOrders.Application.Planning.Candidates;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>Reads the order and the active technicians, then their agendas, and checks where the order fits.</summary>
public sealed class GetFitHandler(CandidateReader reader, RequestContext context, GreatCircleTravel travel)
    : IRequestHandler<GetFitQuery, OrderFit?>
{
    /// <inheritdoc/>
    public async Task<OrderFit?> Handle(GetFitQuery query, CancellationToken cancellationToken)
    {
        var rows = await reader.ReadRows([query.Order], cancellationToken);
        if (rows.Orders[0] is not { } order)
        {
            return null;
        }
        // Travel to or from a visit outside the period can reach into it.
        var read = new Period(query.Within.From - Booking.MaxPause, query.Within.To + Booking.MaxPause);
        var agendas = await reader.ReadAgendas(rows, rows.ActiveUsers, read, cancellationToken);
        var work = agendas.WorkOf(order, rows);
        var teams = agendas.Teams;
        if (query.EntryId is { } entryId)
        {
            var entry = FindEntry(rows, order.Id, entryId);
            work = work with { Duration = entry.DateTo!.Value - entry.DateFrom!.Value };
            teams = [.. teams.Select(team => new Team(team.Leader.Without(entryId), []))];
        }
        return new(order.Id, (int)work.Duration.TotalMinutes, [.. teams.Select(FitOf)]);

        TechnicianFit FitOf(Team team) => new(
            team.Leader.Id, team.Leader.Name, TimesOf(team), team.Members.Count == 0 ? null : TimesOf(team with { Members = [] }));

        FitTimes TimesOf(Team team) => new(Fit.Of(work, team, query.Within), ShortTravel.Of(work, team, query.Within, travel));
    }

    private JobPlanning FindEntry(CandidateRows rows, Guid orderId, Guid entryId)
    {
        var entry = rows.Rows.RowsOf<JobPlanning>().FirstOrDefault(each => each.Id == entryId && each.JobsId == orderId);
        if (entry is null)
        {
            var message = $"The work order has no planning entry with the id {entryId}; send the id of one, or leave it out.";
            context.Problems.Add(new(null, "not_found", message, entryId) { Parameter = GetFitQuery.Entry });
            context.Problems.ThrowIfAny();
        }
        return entry!;
    }
}
