using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Creates the requested order, after creating the embedded parents that do not exist yet.</summary>
public sealed class CreateWorkOrderHandler(
    IWorkOrderRepository orders, IPlanningRepository planning, TechnicianSchedule schedule, RequestContext context, TimeProvider clock)
    : IRequestHandler<CreateWorkOrderCommand, CreatedWorkOrder>
{
    private static readonly Fields AddressFields = Fields.Of(typeof(SiteAddress), SiteAddress.Prefix);

    /// <inheritdoc/>
    public Task<CreatedWorkOrder> Handle(CreateWorkOrderCommand command, CancellationToken cancellationToken)
    {
        var (now, problems) = (clock.Now(), context.Problems);
        WorkOrder? order = null;
        schedule.Reset(command.Resolved);
        foreach (var next in command.ToCreate)
        {
            var requested = next.Requested;
            NewWorkOrderFactory.ResolveDefaults(requested, command.Resolved);
            var newOrder = NewWorkOrderFactory.Create(next, command.Resolved);
            problems.SetPointer(newOrder.Id, requested.Pointer);
            foreach (var problem in newOrder.Problems())
            {
                problems.Add(problem with { Pointer = requested.PointerTo(problem.Pointer!, command.Resolved) });
            }
            WarnOfIgnoredAddress(requested, newOrder);
            WarnIfNotPlanned(requested, newOrder);
            if (!problems.Any)
            {
                orders.Add(order = WorkOrder.Create(newOrder, now));
            }
        }
        return Task.FromResult(new CreatedWorkOrder(command, problems.Any ? null : order, planning));
    }

    private void WarnIfNotPlanned(RequestedWorkOrder requested, NewWorkOrder newOrder)
    {
        var (field, missing) = (newOrder.Technician, newOrder.SuggestedStart) switch
        {
            (null, null) => ("suggested_user_code", "no technician and no start are given"),
            (null, _) => ("suggested_user_code", "no technician is given"),
            (_, null) => ("suggested_date_start", "no start is given"),
            _ => ("", null),
        };
        if (missing is null || newOrder.Status?.System != SystemStatus.Suggested || context.Problems.Any)
        {
            return;
        }
        context.Problems.Warn(new($"{requested.Pointer}/{field}", "not_planned",
            $"The order is Suggested but not planned, because {missing}; send a suggested user and \"suggested_date_start\"."));
    }

    private void WarnOfIgnoredAddress(RequestedWorkOrder requested, NewWorkOrder newOrder)
    {
        // Clients that cannot represent null send 0 degrees if the position is unknown.
        var given = AddressFields.Where(field => field.Get(newOrder.Address) is not (null or 0m)).ToList();
        if (newOrder.Site is { IsMobile: false } && given.Count > 0)
        {
            context.Problems.Warn(new($"{requested.Pointer}/{given[0]}", "address_ignored",
                $"The project is at a fixed site, so {string.Join(", ", given)} {(given.Count == 1 ? "is" : "are")} ignored; "
                    + "to choose one of its addresses, send \"db_address_id\"."));
        }
    }
}
