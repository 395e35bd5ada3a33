using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Tree;

namespace WorkOrders.Api.Jobs;

/// <summary>The HTTP endpoint of the tree in which a work order stands.</summary>
internal static class JobTreeEndpoints
{
    private static readonly Entity Jobs = Entity.Of<Job>();

    /// <summary>Maps the endpoint.</summary>
    public static void MapJobTree(this RouteGroupBuilder api) =>
        api.MapRow(Jobs, HttpMethods.Get, Get, "GetJobTree", JobsOpenApi.DescribeTree, "/Tree");

    private static Task<IResult> Get(HttpRequest request, RowRequests rows, CancellationToken cancellationToken) => rows.Get(
        request, Jobs, address => new GetWorkOrderTreeQuery(address),
        top => new JsonResponse(StatusCodes.Status200OK, new JobTreeDocument(top).Write), cancellationToken);
}
