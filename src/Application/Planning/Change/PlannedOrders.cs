using WorkOrders.Application.MasterData;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning.Change;

/// <summary>
/// The orders whose planning a request changes. Each is loaded once, and its status is updated after all its entries have changed.
/// </summary>
public sealed class PlannedOrders(IWorkOrderRepository orders, IPlanningRepository planning)
{
    private readonly Dictionary<Guid, WorkOrder> _loaded = [];
    private ResolvedRows? _rows;

    /// <summary>The rows of this attempt.</summary>
    public ResolvedRows Rows => _rows ?? throw new InvalidOperationException($"Call {nameof(Reset)} first.");

    /// <summary>The ids of the loaded orders.</summary>
    public IReadOnlyCollection<Guid> Ids => _loaded.Keys;

    /// <summary>Starts an attempt with its rows.</summary>
    public void Reset(ResolvedRows rows)
    {
        _rows = rows;
        _loaded.Clear();
    }

    /// <summary>Returns an order, which is tracked together with its planning entries.</summary>
    /// <param name="row">The complete row of the order.</param>
    public WorkOrder Load(Row row)
    {
        if (!_loaded.TryGetValue(row.Id, out var order))
        {
            _loaded[row.Id] = order = orders.Load(row, Rows);
            planning.Load(row.Id, Rows);
        }
        return order;
    }

    /// <summary>Changes the statuses of the loaded orders with their planning entries.</summary>
    /// <param name="now">The time of the change (UTC).</param>
    public void FollowPlanning(DateTimeOffset now)
    {
        foreach (var order in _loaded.Values)
        {
            order.FollowPlanning(planning.Of(order.Id), StatusBefore(order), TechnicianOf(order), now);
        }
    }

    private Status? StatusBefore(WorkOrder order) => order.State.StatusBeforePlanning is not { } id
        ? null
        : SystemStatus.Find(id) is { } system ? new(id, system) : Rows.ById<JobStatus>(id)?.ToStatus();

    private Technician? TechnicianOf(WorkOrder order) =>
        Rows.ById<User>(order.SuggestedUserId) is { Archived: not true, Disabled: not true } user
            ? NewWorkOrderFactory.TechnicianOf(user, Rows)
            : null;
}
