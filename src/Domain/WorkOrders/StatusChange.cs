namespace WorkOrders.Domain.WorkOrders;

/// <summary>
/// The change of an order from one status to another. A status that the tenant defines behaves like its system status, so that a change
/// between statuses of one system status is always possible.
/// </summary>
/// <param name="From">The status that the order has.</param>
/// <param name="To">The new status.</param>
public sealed record StatusChange(Status From, Status To)
{
    /// <summary>Whether the order has the status already.</summary>
    public bool IsNone => From.Id == To.Id;

    /// <summary>Whether the order leaves its system status.</summary>
    public bool LeavesSystemStatus => From.System != To.System;

    /// <summary>Whether the table of transitions leads from one status to the other.</summary>
    public bool IsInTable => !LeavesSystemStatus || Transition is not null;

    /// <summary>Whether work that was planned or suggested no longer is.</summary>
    public bool EndsPlanning => LeavesSystemStatus && To.System.IsUnplanned
        && (From.System == SystemStatus.Suggested || !From.System.IsUnplanned || To.System == SystemStatus.Canceled);

    private bool IsReserved => !IsNone && To is { IsOwn: true, UsableOnApi: false };

    private StatusTransition? Transition => From.System.Transitions.FirstOrDefault(transition => transition.To == To.System);

    /// <summary>Returns the id of the status to which the order returns when it is no longer planned; null if it is not planned.</summary>
    /// <param name="before">The same before the change.</param>
    public Guid? BeforePlanning(Guid? before) =>
        To.System.IsUnplanned || To.System.Closes ? null : From.System.IsUnplanned ? From.Id : before;

    /// <summary>Returns the conditions of the change that are not met, in words; empty if it is possible.</summary>
    /// <param name="related">What else is stored about the order.</param>
    /// <param name="technician">The suggested technician; null if there is none.</param>
    public IEnumerable<string> Unmet(RelatedWork related, Guid? technician)
    {
        if (IsReserved)
        {
            yield return $"Clients cannot set the status {To.Code}, because its \"usable_on_api\" is false.";
        }
        if (Transition?.Condition == StatusCondition.PlanningEntryExists && related.Planning.Count == 0)
        {
            yield return "The order must have a planning entry; first change it to Suggested, with a suggested user and "
                + "\"suggested_date_start\".";
        }
        if (Transition?.Condition == StatusCondition.UserAssigned && related.Planning.Count == 0 && technician is null)
        {
            yield return "A technician must be assigned; send a suggested user.";
        }
        if (LeavesSystemStatus && To.System.IsCompleted && related.OpenChildren.Count > 0)
        {
            yield return $"Its child orders must be completed or canceled first: {string.Join(", ", related.OpenChildren)}.";
        }
    }

    /// <summary>Returns the problems of the change; empty if it is possible.</summary>
    /// <param name="related">What else is stored about the order.</param>
    /// <param name="technician">The suggested technician; null if there is none.</param>
    public IEnumerable<Problem> Problems(RelatedWork related, Guid? technician)
    {
        if (!IsInTable)
        {
            string[] accepted = [.. From.System.Transitions.Select(transition => transition.To.Code)];
            yield return Conflict("status_transition",
                $"A work order cannot change from {From.Code} to {To.Code}; from {From.Code} it can change to "
                    + $"{(accepted.Length == 0 ? "no other status" : string.Join(", ", accepted))}.",
                accepted);
            yield break;
        }
        foreach (var condition in Unmet(related, technician))
        {
            yield return Conflict("status_condition",
                $"The work order cannot change from {From.Code} to {To.Code}{(IsReserved ? "" : " yet")}. {condition}", null);
        }
    }

    private Problem Conflict(string code, string message, object? accepted) =>
        new("job_status", code, message, To.Code, accepted) { Kind = ProblemKind.Conflict };
}
