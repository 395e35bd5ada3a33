using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders;

/// <summary>Loads work orders from looked-up rows and tracks their changes.</summary>
public static class WorkOrderLoader
{
    /// <summary>Adds everything that loading an order reads to a lookup: the complete row and the status.</summary>
    /// <param name="lookup">The lookup to add to.</param>
    /// <param name="id">The order's id; null when the key is given.</param>
    /// <param name="key">The order's key in other systems; null when the id is given.</param>
    public static void Collect(Lookup lookup, Guid? id, string? key)
    {
        var jobs = lookup.For<Job>();
        jobs.Add(id, key);
        jobs.AllColumns = true;
        jobs.Include(Contract.Entity.Of<Job>().ReferenceOf(nameof(Job.JobStatusId)));
    }

    /// <summary>Rebuilds an order from its row and tracks its changes.</summary>
    /// <param name="orders">Writes the changes at the end of the unit of work.</param>
    /// <param name="row">The order's row, looked up with all columns.</param>
    /// <param name="rows">The rows of this attempt.</param>
    public static WorkOrder Load(this IWorkOrderRepository orders, Row row, ResolvedRows rows)
    {
        var job = row.As<Job>();
        var status = rows.ById<JobStatus>(job.JobStatusId)!;
        var order = WorkOrder.Load(job.ToState(status.ToStatus()));
        orders.Track(order, job);
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
