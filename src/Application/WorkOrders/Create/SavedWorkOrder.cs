using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Create;

/// <summary>The result of creating or changing a work order. It is complete when the unit of work is complete.</summary>
/// <param name="requested">The requested orders: the order itself, and the parents that are created with it.</param>
/// <param name="rows">The rows of the attempt, with the row of each reference.</param>
/// <param name="order">The order; null if a dry run found problems.</param>
/// <param name="planning">The planning entries of the unit of work.</param>
public sealed class SavedWorkOrder(
    IReadOnlyList<RequestedWorkOrder> requested, ResolvedRows rows, WorkOrder? order, IPlanningRepository planning) : ISavedRow
{
    /// <summary>The requested orders: the order itself, and the parents that are created with it.</summary>
    public IReadOnlyList<RequestedWorkOrder> Requested { get; } = requested;

    /// <summary>The rows of the attempt, with the row of each reference.</summary>
    public ResolvedRows Rows { get; } = rows;

    /// <summary>The row from which the order was loaded; null if the order is new.</summary>
    public Job? Before { get; init; }

    /// <summary>The fields that change; empty if the order is new.</summary>
    public IReadOnlyList<FieldChange> Changes => Before is { } before && order is not null
        ? [.. FieldChange.Between(Contract.Entity.Of<Job>(), before, order.ToJob())]
        : [];

    /// <summary>What happens to the order.</summary>
    public SaveResult Result => Before is null ? SaveResult.Created : Changes.Count > 0 ? SaveResult.Updated : SaveResult.Unchanged;

    /// <summary>The planning entries that are added, of all orders.</summary>
    public IEnumerable<JobPlanning> PlanningEntries => planning.Added.Select(entry => Rows.WithKeys(JobPlanning.Of(entry)));

    /// <summary>The order as returned to clients, with the keys of the rows that it refers to; null if a dry run found problems.</summary>
    public Job? Job => order is null ? null : Rows.WithKeys(WithVersion(order.ToJob(PlanningOf(order))));

    /// <inheritdoc/>
    public Contract.EntityRecord? Record => Job;

    /// <inheritdoc/>
    /// <remarks>A changed order is read again, for the keys of the rows that this request did not look up, and for its planning.</remarks>
    public bool IsComplete => Before is null;

    private Job WithVersion(Job job) => Before is { } before
        ? job with { RowVersion = before.RowVersion + (Result == SaveResult.Unchanged ? 0 : 1) }
        : job;

    private IReadOnlyList<JobPlanning> PlanningOf(WorkOrder order) => 
        [.. planning.Of(order.Id).Select(entry => Rows.WithKeys(JobPlanning.Of(entry)))];
}
