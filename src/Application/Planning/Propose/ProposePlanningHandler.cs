using MediatR;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.Planning;
using WorkOrders.Domain.Planning.Optimization;
using WorkOrders.Domain.Planning.Proposals;

namespace WorkOrders.Application.Planning.Propose;

/// <summary>Reads the orders and technicians, searches for a good plan, and stores it.</summary>
internal sealed class ProposePlanningHandler(
    ProposalInputReader reader, ProposalStore store, ProposalSlots slots, RequestContext context, GreatCircleTravel travel,
    TimeProvider clock)
    : IRequestHandler<ProposePlanningCommand, PlanningProposal>
{
    /// <inheritdoc/>
    /// <exception cref="RefusedException">An order or technician cannot be planned.</exception>
    public async Task<PlanningProposal> Handle(ProposePlanningCommand command, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var within = command.Within with { From = command.Within.From < now ? now : command.Within.From };
        var input = await reader.Read(command, within, cancellationToken);
        command.OnStart?.Invoke(input.Work.Count);
        var options = new OptimizerOptions
        {
            Weights = context.Caller.Settings.Costs,
            Travel = (travel with { Unknown = GreatCircleTravel.Typical }).Between,
            Time = command.Time,
            Progress = command.OnProgress,
        };
        var found = await Search(command, input, within, options, cancellationToken);
        return await store.Store(input, found, command, cancellationToken);
    }

    private async Task<Proposal> Search(
        ProposePlanningCommand command, ProposalInput input, Period within, OptimizerOptions options, CancellationToken cancellationToken)
    {
        if (input.Work.Count == 0)
        {
            return new([], [], default, 0);
        }
        using var permit = await slots.AcquireRunPermit(cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, command.StopSearch);
        var found = await Task.Run(
            () => ProposalPlanner.Propose(input.Work, input.Teams, within, options, stop.Token), CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return found;
    }
}
