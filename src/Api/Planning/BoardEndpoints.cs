using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>The HTTP endpoint of the planning board.</summary>
internal static class BoardEndpoints
{
    /// <summary>Maps <c>api/Planning</c>.</summary>
    public static void MapBoard(this IEndpointRouteBuilder app) => app.MapApi(Entity.Of<JobPlanning>().Path)
        .MapHandler(HttpMethods.Get, "/Planning", Get)
        .WithName("GetPlanning")
        .Describe(BoardOpenApi.DescribeGet);

    private static async Task<IResult> Get(
        HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var query = BoardParameters.Read(request.Query, context.Settings.TimeZone, preferences.Strict, problems);
        problems.ThrowIfAny();
        var board = await mediator.Send(query!, cancellationToken);
        var format = ResponseFormat.Of(request.HttpContext).ValuesFor(preferences);
        return new JsonResponse(StatusCodes.Status200OK, new BoardDocument(board, problems.Warnings, format).Write)
        {
            PreferenceApplied = preferences.Applied,
        };
    }
}
