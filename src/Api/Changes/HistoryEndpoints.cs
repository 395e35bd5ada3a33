using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Api.Changes;

/// <summary>The HTTP endpoint of the history of one entity. All entities have the same one.</summary>
/// <param name="entity">The entity.</param>
internal sealed class HistoryEndpoints(Entity entity)
{
    /// <summary>
    /// Maps <c>api/X(id)/History</c> for all entities except those that all tenants share, which have no changes, and planning entries,
    /// which have no URL.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var entity in app.ServiceProvider.GetRequiredService<EntityModel>().Entities.Where(entity => entity.IsWritable))
        {
            new HistoryEndpoints(entity).MapTo(app.MapApi(entity.Path));
        }
    }

    private void MapTo(RouteGroupBuilder api)
    {
        api.MapGet($"/{entity.Path}({{{AddressReader.RouteValue}}})/History", Get)
            .WithName($"Get{entity.Path}History")
            .Describe((operation, context) => HistoryReference.DescribeGet(operation, context, entity));
        api.MapGet($"/{entity.Path}/{{{AddressReader.RouteValue}}}/History", Get).ExcludeFromDescription();
    }

    private async Task<IResult> Get(HttpRequest request, IMediator mediator, RequestContext context, CancellationToken cancellationToken)
    {
        var (preferences, problems) = (context.Preferences, context.Problems);
        var parameters = HistoryParameters.Read(request.Query, preferences.Strict, problems);
        var address = AddressReader.Read(request, entity, problems);
        problems.ThrowIfAny();
        var page = await mediator.Send(new GetHistoryQuery(entity, address!, parameters.Before, parameters.Top), cancellationToken);
        if (page is null)
        {
            return NotFound(address!);
        }
        var document = new HistoryDocument(page, NextLink(request, page, parameters.Top), problems.Warnings, preferences.NullsAsDefaults);
        return new JsonResponse(StatusCodes.Status200OK, document.Write)
        {
            PreferenceApplied = preferences.Applied,
            VariesByPreference = true,
        };
    }

    private ProblemResult NotFound(RowAddress address)
    {
        var detail = address.Id is null
            ? $"There is no {address.Describe(entity)}. The history of a deleted row can be read by the id of the row."
            : $"There is no {address.Describe(entity)}, and none was deleted.";
        return new(StatusCodes.Status404NotFound, detail,
            new Problem(null, "not_found", detail, address.Id is { } id ? id : address.Key));
    }

    private string? NextLink(HttpRequest request, HistoryPage page, int top) => page.Next is { } next
        ? $"{ResourceUrl.Of(entity).For(ResourceUrl.RootOf(request), page.RowId)}/History"
            + $"?{HistoryParameters.TopName}={top}&{HistoryParameters.BeforeName}={next}"
        : null;
}
