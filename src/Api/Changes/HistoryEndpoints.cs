using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Changes;

/// <summary>The HTTP endpoints of the histories of rows. All entities have the same one.</summary>
internal static class HistoryEndpoints
{
    /// <summary>Maps <c>api/X(id)/History</c> for all entities except those that all tenants share, which have no changes.</summary>
    public static void MapHistory(this IEndpointRouteBuilder app)
    {
        foreach (var entity in app.ServiceProvider.GetRequiredService<EntityModel>().Entities.Where(entity => entity.IsWritable))
        {
            app.MapApi(entity.Path).MapRow(
                entity, HttpMethods.Get, Get(entity), $"Get{entity.Path}History",
                (operation, context) => HistoryOpenApi.DescribeGet(operation, context, entity), "/History");
        }
    }

    private static Delegate Get(Entity entity) => async (
        HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken) =>
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var parameters = HistoryParameters.Read(request.Query, preferences.Strict, problems);
        var address = AddressReader.Read(request, entity, problems);
        problems.ThrowIfAny();
        var page = await mediator.Send(new GetHistoryQuery(entity, address!, parameters.Before, parameters.Top), cancellationToken);
        if (page is null)
        {
            return NotFound(entity, address!);
        }
        var next = NextLink(entity, request, page, parameters.Top);
        var format = ResponseFormat.Of(request.HttpContext).ValuesFor(preferences);
        var document = new HistoryDocument(page, next, problems.Warnings, format);
        return (IResult)new JsonResponse(StatusCodes.Status200OK, document.Write)
        {
            PreferenceApplied = preferences.Applied,
            VariesByPreference = true,
        };
    };

    private static ProblemResult NotFound(Entity entity, RowAddress address) => ProblemResult.NotFound(address.NotFound(
        entity, address.Id is null
            ? ". The history of a deleted row can be read by the id of the row."
            : ", and none was deleted."));

    private static string? NextLink(Entity entity, HttpRequest request, HistoryPage page, int top) => page.Next is { } next
        ? $"{ResourceUrl.Of(entity).For(ResourceUrl.RootOf(request), page.RowId)}/History"
            + $"?{HistoryParameters.TopName}={top}&{HistoryParameters.BeforeName}={next}"
        : null;
}
