using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Change;
using WorkOrders.Domain.Planning.Optimization;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Stores a plan as suggestions of the orders, in one transaction.</summary>
internal sealed class ProposalStore(
    IRequestTransactions transactions, ISuggestionCommands commands, RequestContext context)
{
    private const int MaxAttempts = 5;

    /// <summary>Stores the plan. Orders that have changed since they were read are not changed.</summary>
    /// <param name="input">What was planned.</param>
    /// <param name="found">The plan.</param>
    /// <param name="command">The request; after a dry run, nothing is stored.</param>
    /// <param name="cancellationToken">Cancels the operation until the commit is sent.</param>
    /// <exception cref="TransactionConflictException">Other requests kept writing the same rows; nothing is stored.</exception>
    public async Task<PlanningProposal> Store(
        ProposalInput input, Proposal found, ProposePlanningCommand command, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await transactions.Begin(context.Caller.TenantId, attempt > 1, cancellationToken);
                var proposal = await Write(input, found, transaction, cancellationToken);
                if (command.DryRun)
                {
                    return proposal;
                }
                await (command.OnStored?.Invoke(transaction, proposal) ?? Task.CompletedTask);
                cancellationToken.ThrowIfCancellationRequested();
                await transaction.Commit();
                return proposal;
            }
            catch (TransactionConflictException) when (attempt < MaxAttempts)
            {
                // The other transaction has ended by the time at which this one begins again.
            }
        }
    }

    private async Task<PlanningProposal> Write(
        ProposalInput input, Proposal found, IRequestTransaction transaction, CancellationToken cancellationToken)
    {
        var names = input.Teams.ToDictionary(team => team.Leader.Id, team => team.Leader.Name);
        var (planned, unplanned) = (new List<ProposedOrder>(), input.Unplanned.ToList());
        foreach (var visit in found.Unassigned)
        {
            var (row, isWithdrawn) = (input.Orders[visit.VisitId], input.Suggested.Contains(visit.VisitId));
            // What was suggested before would overlap the new plan.
            var refused = isWithdrawn ? await Send(row, commands.Withdraw(row.Id, row.Version!.Value)) : null;
            unplanned.Add(refused ?? Describe(input, visit) with { IsWithdrawn = isWithdrawn });
        }
        foreach (var visit in found.Assignments.OrderBy(visit => names[visit.TechnicianId], StringComparer.Ordinal)
            .ThenBy(visit => visit.Period.From))
        {
            var row = input.Orders[visit.VisitId];
            var command = commands.Suggest(row.Id, row.Version!.Value, visit.TechnicianId, visit.Period.From);
            if (await Send(row, command) is { } refused)
            {
                unplanned.Add(refused);
                continue;
            }
            planned.Add(new(
                row.Id, WorkOrderLoader.NameOf(row), visit.TechnicianId, names[visit.TechnicianId], visit.Period.From, visit.Period.To,
                (int)visit.Travel.Duration.TotalMinutes, visit.Travel.Kilometers, visit.Cost));
        }
        return new(planned, unplanned, found.Cost, found.Iterations);

        async Task<UnplannedOrder?> Send(Row row, ChangeWorkOrderCommand command)
        {
            try
            {
                await transaction.Send(context with { Problems = new() }, command, cancellationToken);
                return null;
            }
            catch (RefusedException refused)
            {
                return new(row.Id, WorkOrderLoader.NameOf(row), refused.Problems[0].Code, refused.Message);
            }
        }
    }

    private static UnplannedOrder Describe(ProposalInput input, UnassignedVisit visit)
    {
        var (code, message) = visit.Reason switch
        {
            UnassignedReason.NoTechnician => ("no_technician", "No technician or team has the skill of the order throughout the period. "
                + "Members of a team are planned alone only if \"users\" lists them without their leader."),
            UnassignedReason.NoTime => ("no_time", "The order does not fit into the working time of any technician who has the skill, "
                + "in addition to the work that is already planned. Its Suggestions list what would have to change."),
            _ => ("no_time_left", "Other orders of the proposal use the time. Propose a longer period, or more technicians."),
        };
        return new(visit.VisitId, WorkOrderLoader.NameOf(input.Orders[visit.VisitId]), code, message);
    }
}
