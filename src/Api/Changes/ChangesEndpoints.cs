using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Changes;

/// <summary>The HTTP endpoint of the change feed.</summary>
internal static class ChangesEndpoints
{
    /// <summary>Maps <c>api/Changes</c>.</summary>
    public static void MapChanges(this IEndpointRouteBuilder app) => app.MapApi("Changes").MapGet("/Changes", Get)
        .WithName("GetChanges")
        .Describe(ChangesOpenApi.DescribeGet);

    private static async Task<IResult> Get(
        HttpRequest request, IMediator mediator, EntityModel model, RequestContext context, CancellationToken cancellationToken)
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var query = ChangesParameters.Read(request.Query, model, preferences.Strict, problems);
        problems.ThrowIfAny();
        var page = await mediator.Send(query, cancellationToken);
        var format = ResponseFormat.Of(request.HttpContext).ValuesFor(preferences);
        return new JsonResponse(StatusCodes.Status200OK, new ChangesDocument(page, problems.Warnings, format).Write)
        {
            PreferenceApplied = preferences.Applied,
        };
    }
}
