using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.Planning.Change;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Application.Planning.Fits;

/// <summary>Looks up the order and the technicians, then their agendas, and asks the domain.</summary>
public sealed class GetFitHandler(IReferenceReader reader, RequestContext context) : IRequestHandler<GetFitQuery, OrderFit?>
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <inheritdoc/>
    public async Task<OrderFit?> Handle(GetFitQuery query, CancellationToken cancellationToken)
    {
        var rows = new ResolvedRows(await reader.Find(lookup => Collect(lookup, query), cancellationToken));
        if ((rows.ById(Jobs, query.Order.Id) ?? rows.ByKey(Jobs, query.Order.Key)) is not { } order)
        {
            return null;
        }
        var technicians = rows.RowsOf<User>().Where(user => user is { Archived: not true, Disabled: not true })
            .OrderBy(user => user.Code, StringComparer.Ordinal).ThenBy(user => user.Id).ToList();
        var within = query.Within;
        var agendas = new Agendas(
            new(await reader.Find(
                lookup => technicians.ForEach(user => lookup.Ask(new AvailabilityQuestion(user.Id, null, within.From, within.To))),
                cancellationToken)),
            context.Caller.Settings.TimeZone);
        var work = PlannableWorkFactory.Create(order, rows);
        return new(order.Id, (int)work.Duration.TotalMinutes,
        [
            .. technicians.Select(user => agendas.Find(user.Id!.Value)).OfType<TechnicianAgenda>()
                .Select(agenda => new TechnicianFit(agenda.Id, agenda.Name, Fit.Of(work, agenda, within))),
        ]);
    }

    private static void Collect(Lookup lookup, GetFitQuery query)
    {
        var jobs = lookup.For<Job>();
        jobs.Add(query.Order.Id, query.Order.Key);
        jobs.AllColumns = true;
        jobs.Include(Jobs.ReferenceOf(nameof(Job.SkillId)));
        lookup.For<User>().IncludeAll = true;
    }
}
