using MediatR;
using WorkOrders.Api.Batches;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Planning.Propose;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Runs;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>The HTTP endpoints that plan many work orders at once.</summary>
internal static class ProposalEndpoints
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Maps <c>api/Planning/Propose</c> and <c>api/Planning/Proposals(id)</c>.</summary>
    public static void MapProposals(this RouteGroupBuilder api)
    {
        api.MapHandler(HttpMethods.Post, "/Planning/Propose", Propose).WithName("ProposePlanning")
            .WithMetadata(SupportedPreferences.OfProposals)
            .AddEndpointFilter<NotInBatch>()
            .Describe(ProposalOpenApi.DescribePropose);
        api.MapGet("/Planning/Proposals({id:guid})", Get(stop: false)).WithName("GetProposal").Describe(ProposalOpenApi.DescribeRun);
        api.MapDelete("/Planning/Proposals({id:guid})", Get(stop: true)).WithName("StopProposal").Describe(ProposalOpenApi.DescribeStop);
    }

    private static async Task<IResult> Propose(
        HttpRequest request, RowRequests rows, ProposeReader reader, ProposalSlots slots, IMediator mediator, RequestContext context,
        CancellationToken cancellationToken)
    {
        var write = await rows.Read<ProposeMessage>(request, Jobs, cancellationToken);
        var command = reader.Read(write.Message, write.Parameters);
        if (slots.TryAcquire(context.Caller.TenantId) is not { } slot)
        {
            const string busy = "Too many proposals are running or waiting. Nothing was done; send the request again later.";
            return ProblemResult.Unavailable(busy, "proposals_busy") with { RetryAfter = 10 };
        }
        var preferences = context.Preferences;
        if (preferences.InBackground)
        {
            var run = await mediator.Send(new StartProposalCommand(command, slot), cancellationToken);
            return new JsonResponse(StatusCodes.Status202Accepted, new ProposalDocument(null, run).Write)
            {
                Location = $"{ResourceUrl.RootOf(request)}/api/Planning/Proposals({run.Id})",
                PreferenceApplied = preferences.Applied,
            };
        }
        using (slot)
        {
            var document = new ProposalDocument(await mediator.Send(command, cancellationToken), null)
            {
                Warnings = context.Problems.Warnings,
            };
            return new JsonResponse(StatusCodes.Status200OK, document.Write)
            {
                PreferenceApplied = preferences.Applied,
            };
        }
    }

    private static Delegate Get(bool stop) =>
        async (Guid id, IMediator mediator, CancellationToken cancellationToken) =>
            await mediator.Send(new GetProposalRunQuery(id, stop), cancellationToken) is { } run
                ? new JsonResponse(
                    stop && run.State == ProposalState.Running ? StatusCodes.Status202Accepted : StatusCodes.Status200OK,
                    new ProposalDocument(run.Result, run).Write)
                : (IResult)ProblemResult.NotFound(new(null, "not_found",
                    $"There is no proposal with the id {id}. Proposals are kept for {RunTimes.Retention.Days} days.", id));
}
