using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>Maps the endpoints of the rows of an entity.</summary>
internal static class RowRoutes
{
    /// <summary>Maps the endpoint that creates rows.</summary>
    /// <param name="api">The group of the endpoints.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="name">The name of a row in the name of the operation.</param>
    /// <param name="description">Describes the operation.</param>
    /// <param name="create">Handles the requests.</param>
    public static void MapCreate(this RouteGroupBuilder api, Entity entity, string name, RowOpenApi description, Delegate create) => api
        .MapHandler(HttpMethods.Post, $"/{entity.Path}", create)
        .WithName($"Create{name}").WithMetadata(ResourceUrl.Of(entity)).Describe(description.DescribeCreate);

    /// <summary>Maps the endpoint that reads a row.</summary>
    /// <param name="api">The group of the endpoints.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="name">The name of a row in the name of the operation.</param>
    /// <param name="description">Describes the operation.</param>
    public static void MapGet(this RouteGroupBuilder api, Entity entity, string name, RowOpenApi description)
    {
        api.MapRow(entity, HttpMethods.Get, Get, $"Get{name}", description.DescribeGet);

        Task<IResult> Get(HttpRequest request, RowRequests rows, CancellationToken cancellationToken) =>
            rows.Get(request, entity, cancellationToken);
    }

    /// <summary>Maps the endpoints that change and delete a row.</summary>
    /// <param name="api">The group of the endpoints.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="name">The name of a row in the names of the operations.</param>
    /// <param name="description">Describes the operations.</param>
    /// <param name="change">Creates what handles the requests that replace a row or change it.</param>
    /// <param name="delete">Handles the requests that delete a row.</param>
    public static void MapChanges(
        this RouteGroupBuilder api, Entity entity, string name, RowOpenApi description, Func<SaveMode, Delegate> change, Delegate delete)
    {
        var url = ResourceUrl.Of(entity);
        api.MapRow(
            entity, HttpMethods.Put, change(SaveMode.Replace), $"Replace{name}", description.DescribeReplace, metadata: url);
        api.MapRow(
            entity, HttpMethods.Patch, change(SaveMode.Merge), $"Change{name}", description.DescribeMerge,
            metadata: [url, MediaTypes.MergePatch]);
        api.MapRow(entity, HttpMethods.Delete, delete, $"Delete{name}", description.DescribeDelete);
        api.MapReferences(entity, change(SaveMode.Merge));
    }

    /// <summary>
    /// Maps an endpoint at both URLs of a row: with the address in parentheses, as in the OpenAPI document, and as a path segment.
    /// </summary>
    /// <param name="api">The group of the endpoints.</param>
    /// <param name="entity">The entity of the row.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="handler">Handles the requests.</param>
    /// <param name="name">The name of the operation.</param>
    /// <param name="describe">Describes the operation.</param>
    /// <param name="below">The path below the row, such as <c>/History</c>.</param>
    /// <param name="metadata">The metadata of the endpoint.</param>
    public static void MapRow(
        this RouteGroupBuilder api, Entity entity, string method, Delegate handler, string name,
        Action<OpenApiOperation, OpenApiOperationTransformerContext> describe, string below = "", params object[] metadata)
    {
        api.MapHandler(method, $"/{entity.Path}({{{AddressReader.RouteValue}}}){below}", handler)
            .WithName(name).WithMetadata(metadata).Describe(describe);
        // Else api/Skill/Import would be a row whose id is not valid.
        api.MapHandler(method, $"/{entity.Path}/{Segment(entity)}{below}", handler)
            .WithMetadata([.. metadata, new ExistingPaths(values => AddressReader.IsAddress(values, entity))]).ExcludeFromDescription();
    }

    /// <summary>Maps an endpoint that reads a part of a row, at both URLs of the row. The entity data model describes the parts.</summary>
    public static void MapRowPart(
        this RouteGroupBuilder api, Entity entity, string below, Delegate handler, params object[] metadata) =>
        api.MapRowPart(entity, HttpMethods.Get, below, handler, metadata);

    /// <summary>
    /// Maps an endpoint that reads or changes a part of a row, at both URLs of the row. The entity data model describes the parts.
    /// </summary>
    public static void MapRowPart(
        this RouteGroupBuilder api, Entity entity, string method, string below, Delegate handler, params object[] metadata)
    {
        foreach (var row in new[] { $"({{{AddressReader.RouteValue}}})", $"/{Segment(entity)}" })
        {
            api.MapHandler(method, $"/{entity.Path}{row}{below}", handler).WithMetadata(metadata).ExcludeFromDescription();
        }
    }

    /// <summary>
    /// Returns the pattern of a path segment with an address. Work orders have endpoints whose paths would otherwise be read as the
    /// address of a row, such as <c>api/Jobs/ChangeToVirtualStatus</c>.
    /// </summary>
    private static string Segment(Entity entity) =>
        entity.IsAggregate ? $"{{{AddressReader.RouteValue}:guid}}" : $"{{{AddressReader.RouteValue}}}";
}
