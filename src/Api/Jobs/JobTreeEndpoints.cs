using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders.Tree;

namespace WorkOrders.Api.Jobs;

/// <summary>The HTTP endpoint of the tree in which a work order stands.</summary>
internal static class JobTreeEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapTo(RouteGroupBuilder api)
    {
        api.MapGet(JobsEndpoints.ById + "/Tree", Get).WithName("GetJobTree").Describe(JobsReference.DescribeTree);
        api.MapGet(JobsEndpoints.BySegment + "/Tree", Get).ExcludeFromDescription();
    }

    private static async Task<IResult> Get(
        HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var address = JobsEndpoints.ReadAddress(request, context);
        return await mediator.Send(new GetWorkOrderTreeQuery(address), cancellationToken) is { } top
            ? new JsonResponse(StatusCodes.Status200OK, new JobTreeDocument(top).Write)
            : JobsEndpoints.NotFound(address);
    }
}
