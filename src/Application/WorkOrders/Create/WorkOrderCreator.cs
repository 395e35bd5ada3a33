using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>Creates requested orders, if they violate no rule.</summary>
public sealed class WorkOrderCreator(IWorkOrderRepository orders, RequestContext context, TimeProvider clock)
{
    private static readonly Fields AddressFields = Fields.Of(typeof(SiteAddress), SiteAddress.Prefix);

    /// <summary>Creates orders. Violated rules are added to the problems of the request.</summary>
    /// <param name="toCreate">The orders, each parent before its child.</param>
    /// <param name="rows">The rows of this attempt.</param>
    /// <returns>The last order; null if there are problems.</returns>
    public WorkOrder? Create(IEnumerable<OrderToCreate> toCreate, ResolvedRows rows)
    {
        var (now, problems) = (clock.Now(), context.Problems);
        WorkOrder? order = null;
        foreach (var next in toCreate)
        {
            var requested = next.Requested;
            NewWorkOrderFactory.ResolveDefaults(requested, rows);
            var newOrder = NewWorkOrderFactory.Create(next, rows);
            problems.SetPointer(newOrder.Id, requested.Pointer);
            foreach (var problem in newOrder.Problems())
            {
                problems.Add(problem with { Pointer = requested.PointerTo(problem.Pointer!, rows) });
            }
            WarnOfIgnoredAddress(requested, newOrder);
            WarnOfIgnoredClosingDate(requested, newOrder);
            WarnIfNotPlanned(requested, newOrder);
            if (!problems.Any)
            {
                orders.Add(order = WorkOrder.Create(newOrder, now));
            }
        }
        return problems.Any ? null : order;
    }

    /// <summary>Warns if an order is suggested but has no technician or no start, so that nothing is planned.</summary>
    public void WarnIfNotPlanned(RequestedWorkOrder requested, NewWorkOrder newOrder)
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

    /// <summary>Warns if an order on a fixed site has an address of its own, which is ignored.</summary>
    public void WarnOfIgnoredAddress(RequestedWorkOrder requested, NewWorkOrder newOrder)
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

    /// <summary>Warns if an order that is not closed has a closing date, which is ignored.</summary>
    public void WarnOfIgnoredClosingDate(RequestedWorkOrder requested, NewWorkOrder newOrder)
    {
        if (newOrder is { Details.DateClosed: { } given, Status: { System.Closes: false } status })
        {
            context.Problems.Warn(new($"{requested.Pointer}/date_closed", "date_closed_ignored",
                $"\"date_closed\" is ignored, because an order with the status {status.Code} is not closed. To set it, send it with a "
                    + "status that closes the order, such as Canceled.",
                given.ToWire()));
        }
    }
}
