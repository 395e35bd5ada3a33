using MediatR;
using WorkOrders.Application.Availability;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Create;
using WorkOrders.Domain;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.WorkOrders.Change;

/// <summary>Changes the order, or creates it if it does not exist, after creating embedded parents.</summary>
public sealed class ChangeWorkOrderHandler(
    WorkOrderCreator creator, ChildCanceler children, IWorkOrderRepository orders, IPlanningRepository planning,
    TechnicianSchedule schedule, RequestContext context, TimeProvider clock)
    : IRequestHandler<ChangeWorkOrderCommand, SavedWorkOrder>
{
    /// <inheritdoc/>
    public Task<SavedWorkOrder> Handle(ChangeWorkOrderCommand command, CancellationToken cancellationToken)
    {
        schedule.Reset(command.Resolved);
        if (command.Merged is { } merged)
        {
            return Task.FromResult(Change(command, merged));
        }
        if (command.ToCreate is [.., { } last])
        {
            context.Problems.Add(MergedWorkOrderValidator.Validate(last.Requested), "", ProblemKind.Malformed);
        }
        var order = creator.Create(command.ToCreate, command.Resolved);
        return Task.FromResult(new SavedWorkOrder(
            [.. command.ToCreate.Select(each => each.Requested)], command.Resolved, order, planning));
    }

    private SavedWorkOrder Change(ChangeWorkOrderCommand command, MergedWorkOrder merged)
    {
        var (rows, problems, now) = (command.Resolved, context.Problems, clock.Now());
        var order = orders.Load(merged.Row, rows, command.Action?.Describe(command.Reason, rows, schedule.NameOf) ?? command.Reason);
        var related = WorkOrderLoader.RelatedTo(order.Id, planning.Load(order.Id, rows), rows);
        var action = command.Action?.ToAction(rows);
        var requested = action?.IsRepeated(order.State) == true
            ? order.AsRequested()
            : merged.ToNewWorkOrder() with { OccurredAt = action?.TimeOf(order.State, now) };
        problems.SetPointer(order.Id, "");
        problems.Add(MergedWorkOrderValidator.Validate(merged), "", ProblemKind.Malformed);
        var problem = command.OnlyToVirtualStatus ? VirtualStatusProblem(order, requested) : null;
        AddActionProblems(command.Action, order, related, rows, now);
        // The table of transitions contains more transitions than the command.
        var revision = action?.SuitsStatus(order.State) == false ? [] : order.RevisionProblems(requested, related, now);
        foreach (var violated in problem is null ? revision : [problem])
        {
            problems.Add(violated with { Pointer = merged.Order.PointerTo(violated.Pointer!, rows) });
        }
        creator.Create(command.ToCreate, rows);
        creator.WarnOfIgnoredAddress(merged.Order, requested);
        creator.WarnOfIgnoredClosingDate(merged.Order, requested);
        if (!problems.Any)
        {
            var (former, before) = (order.Status, order.State);
            order.Revise(requested, related, now);
            WarnIfClosingDateIsKept(merged, before);
            WarnOfIgnoredReason(command, order, before);
            WarnIfNotPlanned(merged, order, requested, former);
            children.CancelWith(order, former, rows, command.Reason);
        }
        return new([merged.Order, .. command.ToCreate.Select(each => each.Requested)], rows, problems.Any ? null : order, planning)
        {
            Before = merged.Row.As<Job>(),
        };
    }

    private void AddActionProblems(
        RequestedAction? action, WorkOrder order, RelatedWork related, ResolvedRows rows, DateTimeOffset now)
    {
        if (action?.OtherTechnician(rows, schedule.NameOf) is { } problem)
        {
            context.Problems.Add(problem);
        }
        foreach (var violated in action?.ToAction(rows).Problems(order.State, related, schedule.NameOf, now) ?? [])
        {
            context.Problems.Add(action!.Locate(violated));
        }
    }

    private void WarnIfNotPlanned(MergedWorkOrder merged, WorkOrder order, NewWorkOrder requested, Status former)
    {
        if (order.Status != former)
        {
            creator.WarnIfNotPlanned(merged.Order, requested);
        }
    }

    private void WarnIfClosingDateIsKept(MergedWorkOrder merged, WorkOrderState before)
    {
        if (merged.ClearsDateClosed)
        {
            context.Problems.Warn(new("/date_closed", "date_closed_ignored",
                $"\"date_closed\" of a closed order cannot be cleared; it stays {before.Details.DateClosed?.ToWire()} until the order is "
                    + "reopened."));
        }
    }

    private void WarnOfIgnoredReason(ChangeWorkOrderCommand command, WorkOrder order, WorkOrderState before)
    {
        if (command.Reason is not null && order.State == before)
        {
            context.Problems.Warn(new("/reason", "reason_ignored",
                $"The order already has the status {order.Status.Code}, so nothing changes and the reason is not recorded.",
                command.Reason));
        }
    }

    private static Problem? VirtualStatusProblem(WorkOrder order, NewWorkOrder requested) => requested.Status switch
    {
        null => null,
        { IsOwn: true } status when status.System == SystemStatus.Completed && order.Status.System == SystemStatus.Completed => null,
        var status => new("job_status", "status_transition",
            $"ChangeToVirtualStatus changes a completed work order to a custom status based on Completed; received {status.Code} for an "
                + $"order with the status {order.Status.Code}. For other changes, use ChangeStatus.",
            status.Code)
        {
            Kind = ProblemKind.Conflict,
        },
    };
}
