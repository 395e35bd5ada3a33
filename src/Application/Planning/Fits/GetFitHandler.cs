using MediatR;
using WorkOrders.Application.Planning.Candidates;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>Reads the order and the active technicians, then their agendas, and checks where the order fits.</summary>
public sealed class GetFitHandler(CandidateReader reader) : IRequestHandler<GetFitQuery, OrderFit?>
{
    /// <inheritdoc/>
    public async Task<OrderFit?> Handle(GetFitQuery query, CancellationToken cancellationToken)
    {
        var rows = await reader.ReadRows([query.Order], cancellationToken);
        if (rows.Orders[0] is not { } order)
        {
            return null;
        }
        var agendas = await reader.ReadAgendas(rows, rows.ActiveUsers, query.Within, cancellationToken);
        var work = agendas.WorkOf(order, rows);
        return new(order.Id, (int)work.Duration.TotalMinutes,
        [
            .. agendas.Teams.Select(team => new TechnicianFit(team.Leader.Id, team.Leader.Name, Fit.Of(work, team, query.Within))),
        ]);
    }
}
