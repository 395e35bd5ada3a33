using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Loads work orders from looked-up rows and tracks their changes.</summary>
public static class WorkOrderLoader
{
    private static readonly Contract.Entity Jobs = Contract.Entity.Of<Job>();

    /// <summary>
    /// Adds everything that loading an order reads to a lookup: the complete row, the status and the planning entries. If the lookup also
    /// contains descendants of orders, the same is read for them.
    /// </summary>
    /// <param name="lookup">The lookup to add to.</param>
    /// <param name="id">The order's id; null when the key is given.</param>
    /// <param name="key">The order's key in other systems; null when the id is given.</param>
    public static void Collect(Lookup lookup, Guid? id, string? key)
    {
        var jobs = lookup.For<Job>();
        jobs.Add(id, key);
        jobs.AllColumns = true;
        jobs.Include(Jobs.ReferenceOf(nameof(Job.JobStatusId)));
        jobs.IncludeReferring(Contract.Entity.Of<JobPlanning>().ReferenceOf(nameof(JobPlanning.JobsId)));
        lookup.For<JobPlanning>().AllColumns = true;
    }

    /// <summary>Loads the planning entries of an order, and tracks their changes.</summary>
    /// <param name="planning">Writes the changes at the end of the unit of work.</param>
    /// <param name="order">The id of the order.</param>
    /// <param name="rows">The rows of this attempt.</param>
    public static IReadOnlyList<PlanningEntry> Load(this IPlanningRepository planning, Guid order, ResolvedRows rows)
    {
        var entries = new List<PlanningEntry>();
        foreach (var row in rows.RowsOf<JobPlanning>().Where(row => row.JobsId == order).OrderBy(row => row.DateFrom))
        {
            var entry = row.ToEntry();
            planning.Track(entry, row);
            entries.Add(entry);
        }
        return entries;
    }

    /// <summary>Returns what else is stored about an order, as its lookup found it.</summary>
    /// <param name="order">The id of the order.</param>
    /// <param name="planning">Its planning entries.</param>
    /// <param name="rows">The rows of this attempt. Children are only found if the lookup contains the descendants of the order.</param>
    public static RelatedWork RelatedTo(Guid order, IReadOnlyCollection<PlanningEntry> planning, ResolvedRows rows) => new(
        planning,
        [.. ChildrenOf(order, rows).Where(child => !StatusOf(child, rows).System.Closes).Select(NameOf)]);

    /// <summary>Returns the children of an order, by their working sequence.</summary>
    /// <param name="order">The id of the order.</param>
    /// <param name="rows">The rows of this attempt. Children are only found if the lookup contains the descendants of the order.</param>
    public static IEnumerable<Row> ChildrenOf(Guid order, ResolvedRows rows) => rows.RowsOf(Jobs).ToList()
        .Where(row => row is { IsNew: false } && row.As<Job>().ParentId == order)
        .OrderBy(row => (row.As<Job>().WorkingSequence ?? int.MaxValue, row.As<Job>().Id2));

    /// <summary>Returns the name of an order in messages to people: its key, or its order number if it has no key.</summary>
    public static string NameOf(Row order) => order.Key ?? $"{order.As<Job>().Id2}";

    /// <summary>Returns the status of an order.</summary>
    /// <param name="order">The complete row of the order.</param>
    /// <param name="rows">The rows of this attempt.</param>
    public static Status StatusOf(Row order, ResolvedRows rows) => rows.ById<JobStatus>(order.As<Job>().JobStatusId)!.ToStatus();

    /// <summary>Rebuilds an order from its row and tracks its changes.</summary>
    /// <param name="orders">Writes the changes at the end of the unit of work.</param>
    /// <param name="row">The order's row, looked up with all columns.</param>
    /// <param name="rows">The rows of this attempt.</param>
    /// <param name="reason">The reason for the changes that follow; null if none was given.</param>
    public static WorkOrder Load(this IWorkOrderRepository orders, Row row, ResolvedRows rows, string? reason = null)
    {
        var job = row.As<Job>();
        var order = WorkOrder.Load(job.ToState(StatusOf(row, rows)));
        orders.Track(order, job, reason);
        return order;
    }

    /// <summary>
    /// Converts a status to a status of the domain. A status that is not based on a system status behaves like none of them, so no order
    /// can be created with it.
    /// </summary>
    public static Status ToStatus(this JobStatus status) => new(
        status.Id!.Value,
        SystemStatus.Find(status.SystemJobStatusId ?? status.Id!.Value) ?? new(status.Code ?? status.Name!, status.Id!.Value),
        status.UsableOnApi ?? true,
        status.Code);
}
