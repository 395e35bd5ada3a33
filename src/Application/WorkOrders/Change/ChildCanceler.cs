using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Change;

/// <summary>Cancels the children of a canceled order whose work has not started.</summary>
public sealed class ChildCanceler(IWorkOrderRepository orders, IPlanningRepository planning, RequestContext context, TimeProvider clock)
{
    /// <summary>Cancels the children if the order was canceled, and their children likewise. A warning lists them.</summary>
    /// <param name="order">The order.</param>
    /// <param name="former">The former status of the order.</param>
    /// <param name="rows">The rows of this attempt, with the descendants of the order.</param>
    /// <param name="reason">The reason for the change; null if none was given.</param>
    public void CancelWith(WorkOrder order, Status former, ResolvedRows rows, string? reason)
    {
        if (order.Status.System != SystemStatus.Canceled || former.System == SystemStatus.Canceled)
        {
            return;
        }
        var canceled = CancelBelow(order, rows, reason).ToList();
        if (canceled.Count > 0)
        {
            context.Problems.Warn(new("", "children_canceled",
                $"The children of the order that have not started are canceled, too: {string.Join(", ", canceled)}.", canceled));
        }
    }

    private IEnumerable<string> CancelBelow(WorkOrder parent, ResolvedRows rows, string? reason)
    {
        foreach (var row in WorkOrderLoader.ChildrenOf(parent.Id, rows))
        {
            if (!WorkOrderLoader.StatusOf(row, rows).System.IsCanceledWithParent)
            {
                continue;
            }
            var child = orders.Load(row, rows, reason);
            child.ChangeStatus(parent.Status, new RelatedWork(planning.Load(child.Id, rows), []), clock.Now());
            yield return WorkOrderLoader.NameOf(row);
            foreach (var descendant in CancelBelow(child, rows, reason))
            {
                yield return descendant;
            }
        }
    }
}
