using MediatR;
using WorkOrders.Api.Http;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Lists;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Lists;

/// <summary>The HTTP endpoints of lists. All entities have the same ones.</summary>
internal static class ListEndpoints
{
    /// <summary>Maps the endpoints that list and count the rows of each entity.</summary>
    public static void MapLists(this IEndpointRouteBuilder app)
    {
        foreach (var entity in app.ServiceProvider.GetRequiredService<EntityModel>().Entities)
        {
            var api = app.MapApi(entity.Path);
            api.MapGet($"/{entity.Path}", List(entity)).WithName($"List{entity.Path}");
            api.MapGet($"/{entity.Path}/$count", Count(entity)).WithName($"Count{entity.Path}");
        }
    }

    private static Delegate List(Entity entity) => async (
        HttpRequest request, IMediator mediator, RequestContext context, ContractModel model, CancellationToken cancellationToken) =>
    {
        var list = ListRequest.Read(request, entity, model, context);
        context.Problems.ThrowIfAny();
        await using var reader = await mediator.Send(list!.Query, cancellationToken);
        return await ListResult.Create(new ListDocument(list, request, context), reader, context, cancellationToken);
    };

    private static Delegate Count(Entity entity) => async (
        HttpRequest request, IMediator mediator, RequestContext context, ContractModel model, CancellationToken cancellationToken) =>
    {
        var options = ListOptions.Read(request, ListRequest.OfRows, context);
        var rows = ListRequest.ReadRows(options, entity, new(model, context.Settings.TimeZone), within: null);
        context.Problems.ThrowIfAny();
        return Results.Text((await mediator.Send(new CountRowsQuery(rows), cancellationToken)).ToString(
            System.Globalization.CultureInfo.InvariantCulture));
    };
}
