using WorkOrders.Application.WorkOrders;
using WorkOrders.Domain;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Application.Planning.Change;

/// <summary>The rules for a change that do not concern the agenda of the technician.</summary>
internal static class PlanningChangeRules
{
    /// <summary>Returns the rules that a change breaks; empty if it can be applied. Pointers are names of fields.</summary>
    /// <param name="resolved">The change.</param>
    /// <param name="order">The order.</param>
    /// <param name="work">The work of the order.</param>
    /// <param name="callerId">The technician to whom the credential of the request belongs; null if it belongs to none.</param>
    /// <param name="nameOf">Returns the name of a technician.</param>
    public static IEnumerable<Problem> Check(
        ResolvedChange resolved, WorkOrder order, PlannableWork work, Guid? callerId, Func<Guid, string> nameOf)
    {
        var (change, stored) = (resolved.Change, resolved.Stored);
        if (callerId is { } own && TechnicianIds(resolved).FirstOrDefault(id => id != own) is { } other)
        {
            yield return LinkedCredential.OtherTechnician("user", nameOf(own), nameOf(other)) with { IsOverridable = false };
        }
        if (!PlanningStatus.Plannable.Contains(order.Status.System))
        {
            string[] accepted = [.. PlanningStatus.Plannable.Select(status => status.Code)];
            yield return Conflict("jobs", "not_plannable",
                $"The planning of order {work.Name} cannot change, because its status is {order.Status.Code}. It can change in the "
                    + $"statuses {string.Join(", ", accepted)}.",
                order.Status.Code, accepted);
        }
        if (stored is not null
            && ((change.Order.Id ?? stored.JobsId) != stored.JobsId || (change.Order.Key ?? resolved.Order!.Key) != resolved.Order!.Key))
        {
            yield return Conflict("jobs", "other_order",
                $"A planning entry stays with its order, which is {work.Name}. To plan another order, create another entry.",
                change.Order.Id ?? (object?)change.Order.Key, work.Id);
        }
        if (!change.IsDelete && resolved.Period is null && (change.Message!.DateFrom ?? stored?.DateFrom) is not null)
        {
            yield return new("date_to", "ends_before_start", "\"date_to\" must be after \"date_from\".", change.Message!.DateTo);
        }
        if (resolved.Period is { Duration.TotalMinutes: > WorkOrderDetails.MaxEstimateMinutes })
        {
            yield return new("date_to", "out_of_range",
                $"A planning entry can last at most {WorkOrderDetails.MaxEstimateMinutes} minutes.", change.Message?.DateTo,
                WorkOrderDetails.MaxEstimateMinutes);
        }
        if (stored is null || !Reschedules(resolved))
        {
            yield break;
        }
        if (stored.IsFirm != true)
        {
            yield return Conflict("date_from", "tentative",
                $"The entry is only suggested, and follows the suggestion of order {work.Name}. Change the suggested user or start of the "
                    + "order, or plan the order with POST to api/JobPlanning, which replaces the suggestion.",
                stored.Id);
        }
        if (stored.IsLocked == true)
        {
            yield return Conflict("is_locked", "locked",
                "The planning entry is locked, so that it cannot be moved or deleted. Unlock it first: send PATCH with \"is_locked\": "
                    + "false.",
                true) with
            {
                IsOverridable = false,
            };
        }
    }

    /// <summary>Returns the technicians whose entries change: those after the change, and the one before it.</summary>
    private static IEnumerable<Guid?> TechnicianIds(ResolvedChange resolved) =>
        resolved.Technicians.Select(technician => (Guid?)technician.Id).Append(resolved.Stored?.UserId).Where(id => id is not null);

    private static bool Reschedules(ResolvedChange resolved) => resolved.Change.IsDelete
        || resolved.Technicians.Any(technician => technician.Id != resolved.Stored!.UserId)
        || resolved.Period != new Period(resolved.Stored!.DateFrom!.Value, resolved.Stored.DateTo!.Value);

    private static Problem Conflict(string field, string code, string message, object? value, object? accepted = null) =>
        new(field, code, message, value, accepted) { Kind = ProblemKind.Conflict };
}
