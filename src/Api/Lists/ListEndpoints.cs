using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.OData;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Expressions;
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
            api.MapHandler(HttpMethods.Get, $"/{entity.Path}", List(entity)).WithName($"List{entity.Path}")
                .WithMetadata(SupportedPreferences.OfLists, MediaTypes.List)
                .Describe(ListOpenApi.DescribeList(entity));
            api.MapHandler(HttpMethods.Get, $"/{entity.Path}/$count", Count(entity)).WithName($"Count{entity.Path}")
                .WithMetadata(MediaTypes.Text)
                .Describe(ListOpenApi.DescribeCount(entity));
        }
    }

    private static Delegate List(Entity entity) => async (
        HttpRequest request, IMediator mediator, RequestContext context, ContractModel model, CancellationToken cancellationToken) =>
        await Respond(request, entity, mediator, context, model, cancellationToken);

    /// <summary>Reads a page of a list, and creates the response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entity">The entity of the rows.</param>
    /// <param name="mediator">Sends the query.</param>
    /// <param name="context">The context of the request.</param>
    /// <param name="model">The entity data model.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <param name="within">The condition that the URL implies; null for the list of all rows.</param>
    public static async Task<IResult> Respond(
        HttpRequest request, Entity entity, IMediator mediator, RequestContext context, ContractModel model,
        CancellationToken cancellationToken, Func<RowVariable, RowExpression>? within = null)
    {
        var list = ListRequest.Read(request, entity, model, context, within);
        context.Problems.ThrowIfAny();
        if (FormatOfAllRows(request, list!.Query.Selection, context) is { } format)
        {
            var slots = request.HttpContext.RequestServices.GetRequiredService<StreamSlots>();
            return await ListStream.Create(list, format, mediator, slots, context.Caller.TenantId, cancellationToken);
        }
        await using var reader = await mediator.Send(list.Query, cancellationToken);
        return await ListResult.Create(new ListDocument(list, request, context), reader, context, cancellationToken);
    }

    /// <summary>Returns the format if the client accepts one that has all rows; null if it gets pages.</summary>
    private static IRowFormat? FormatOfAllRows(HttpRequest request, Selection selection, RequestContext context)
    {
        switch (ResponseFormat.Of(request.HttpContext).MediaType)
        {
            case CsvRows.MediaType:
                CsvRows.RefuseWithoutColumn(selection, context.Problems);
                context.Problems.ThrowIfAny();
                return new CsvRows(selection, CsvLocale.Of(request));
            case JsonLines.MediaType:
                return new JsonLines(new(request, context.Preferences));
            default:
                return null;
        }
    }

    private static Delegate Count(Entity entity) => async (
        HttpRequest request, IMediator mediator, RequestContext context, ContractModel model, CancellationToken cancellationToken) =>
    {
        var options = QueryOptions.Read(request, ListRequest.RowOptions, context);
        var rows = ListRequest.ReadRows(options, entity, new(model, context.Settings.TimeZone), within: null);
        context.Problems.ThrowIfAny();
        return Results.Text((await mediator.Send(new CountRowsQuery(rows), cancellationToken)).ToString(
            System.Globalization.CultureInfo.InvariantCulture));
    };
}
