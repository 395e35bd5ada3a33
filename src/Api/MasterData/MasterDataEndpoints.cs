using MediatR;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData.Delete;
using WorkOrders.Application.MasterData.Get;
using WorkOrders.Application.MasterData.Save;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.MasterData;

/// <summary>The HTTP endpoints of one entity of master data. All entities have the same ones.</summary>
/// <param name="entity">The entity.</param>
internal sealed class MasterDataEndpoints(Entity entity)
{
    private const string ById = $"({{{AddressReader.RouteValue}}})";
    private const string BySegment = $"/{{{AddressReader.RouteValue}}}";

    /// <summary>Maps the endpoints of all entities whose rows are master data; those that all tenants share can only be read.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var entity in app.ServiceProvider.GetRequiredService<EntityModel>().Entities.Where(entity => !entity.IsAggregate))
        {
            new MasterDataEndpoints(entity).MapTo(app.MapApi(entity.Path));
        }
    }

    private void MapTo(RouteGroupBuilder api)
    {
        var reference = new RowReference(entity);
        Describe(api.MapGet(Route(ById), Get), "Get", reference.DescribeGet);
        api.MapGet(Route(BySegment), Get).ExcludeFromDescription();
        if (entity.IsShared)
        {
            return;
        }
        Describe(api.MapPost(Route(""), Create), "Create", reference.DescribeCreate);
        Describe(api.MapPut(Route(ById), Replace), "Replace", reference.DescribeReplace);
        api.MapPut(Route(BySegment), Replace).WithMetadata(ResourceUrl.Of(entity)).ExcludeFromDescription();
        Describe(api.MapPatch(Route(ById), Merge), "Change", reference.DescribeMerge).WithMetadata(MediaTypes.MergePatch);
        api.MapPatch(Route(BySegment), Merge).WithMetadata(ResourceUrl.Of(entity), MediaTypes.MergePatch).ExcludeFromDescription();
        Describe(api.MapDelete(Route(ById), Delete), "Delete", reference.DescribeDelete);
        api.MapDelete(Route(BySegment), Delete).ExcludeFromDescription();
    }

    private string Route(string address) => $"/{entity.Path}{address}";

    private RouteHandlerBuilder Describe(
        RouteHandlerBuilder endpoint, string verb, Action<OpenApiOperation, OpenApiOperationTransformerContext> describe) =>
        endpoint.WithName($"{verb}{entity.Path}").WithMetadata(ResourceUrl.Of(entity)).Describe(describe);

    private async Task<IResult> Get(HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var address = AddressReader.Read(request, entity, context.Problems);
        context.Problems.ThrowIfAny();
        return await mediator.Send(new GetRowQuery(entity, address!), cancellationToken) is { } row
            ? RowResult.Read(row, request, context.Preferences)
            : NotFound(address!);
    }

    private Task<IResult> Create(HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken) =>
        Save(request, SaveMode.Create, null, mediator, context, cancellationToken);

    private Task<IResult> Replace(HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken) =>
        Save(request, SaveMode.Replace, AddressReader.Read(request, entity, context.Problems), mediator, context, cancellationToken);

    private Task<IResult> Merge(HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken) =>
        Save(request, SaveMode.Merge, AddressReader.Read(request, entity, context.Problems), mediator, context, cancellationToken);

    private async Task<IResult> Save(
        HttpRequest request, SaveMode mode, RowAddress? address, IMediator mediator, RequestContext context,
        CancellationToken cancellationToken)
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var options = WriteParameters.Read(request.Query, preferences.Strict, problems);
        var precondition = mode == SaveMode.Create ? RowETag.Read(request) : RowETag.ReadForChange(request, context);
        var body = await RequestBody.Read(request, problems, cancellationToken);
        problems.Sent.Json = () => body;
        var message = (EntityRecord?)new MessageReader(context.Settings, problems).Read(entity.Type, body.Span);
        if (message is null || (address is null && mode != SaveMode.Create))
        {
            problems.ThrowIfAny();
        }
        var saved = await mediator.Send(
            new SaveRowCommand(entity, message!)
            {
                Address = address,
                Mode = mode,
                Precondition = precondition,
                DryRun = options.DryRun,
                OnMissing = options.OnMissing,
            },
            cancellationToken);
        if (options.DryRun)
        {
            var document = new SaveDryRunDocument(saved, problems, preferences);
            return new JsonResponse(StatusCodes.Status200OK, document.Write) { PreferenceApplied = preferences.Applied };
        }
        return RowResult.Written(await ReadBack(saved, mediator, preferences), saved.Result, request, context);
    }

    /// <summary>
    /// Returns the row as it is stored, with the keys of the rows that it refers to and its computed fields. It is not cancelled, because
    /// the row has been written.
    /// </summary>
    private async Task<EntityRecord> ReadBack(SavedRow saved, IMediator mediator, Preferences preferences) =>
        preferences.Minimal ? saved.Record : await mediator.Send(new GetRowQuery(entity, new(saved.Row!.Id, null))) ?? saved.Record;

    private async Task<IResult> Delete(HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var options = WriteParameters.Read(request.Query, preferences.Strict, problems);
        var precondition = RowETag.ReadForChange(request, context);
        var address = AddressReader.Read(request, entity, problems);
        problems.ThrowIfAny();
        var command = new DeleteRowCommand(entity, address!) { Precondition = precondition, DryRun = options.DryRun };
        await mediator.Send(command, cancellationToken);
        return options.DryRun
            ? new JsonResponse(StatusCodes.Status200OK, new DeleteDryRunDocument(problems).Write)
            : Results.NoContent();
    }

    private ProblemResult NotFound(RowAddress address)
    {
        var detail = $"There is no {address.Describe(entity)}.";
        return new(StatusCodes.Status404NotFound, detail,
            new Problem(null, "not_found", detail, address.Id is { } id ? id : address.Key));
    }
}
