using MediatR;
using WorkOrders.Application.Planning.Candidates;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>Reads the order and the technicians, and asks the domain.</summary>
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
        var work = agendas.WorkOf(order, rows.Rows);
        return new(order.Id, (int)work.Duration.TotalMinutes,
        [
            .. agendas.Crews.Select(crew => new TechnicianFit(crew.Leader.Id, crew.Leader.Name, Fit.Of(work, crew, query.Within))),
        ]);
    }
}
