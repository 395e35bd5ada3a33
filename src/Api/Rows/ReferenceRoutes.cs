using System.Text.Json;
using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;
using WorkOrders.Application.MasterData.Get;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Rows;

/// <summary>Maps the endpoints that read, set and clear one reference of a row: <c>api/X(id)/reference/$ref</c>.</summary>
internal static class ReferenceRoutes
{
    private const string Below = $"/{{{ReferenceMessage.RouteValue}}}/$ref";

    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">The group of the endpoints.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="change">Handles the requests that change the fields in their message.</param>
    public static void MapReferences(this RouteGroupBuilder api, Entity entity, Delegate change)
    {
        api.MapRowPart(entity, Below, Get(entity));
        var changes = api.MapGroup("").AddEndpointFilter(RespondWithoutBody);
        changes.MapRowPart(entity, HttpMethods.Put, Below, change);
        changes.MapRowPart(entity, HttpMethods.Delete, Below, change);
    }

    private static Delegate Get(Entity entity) => (
        HttpRequest request, RowRequests rows, RequestContext context, CancellationToken cancellationToken) =>
    {
        var reference = ReferenceMessage.Find(request, entity, context.Problems);
        return rows.Get(
            request, entity, address => new GetRowQuery(entity, address),
            row => reference.Id.Get(row) is Guid id ? Link(request, reference.Target, id) : Results.NoContent(), cancellationToken);
    };

    private static JsonResponse Link(HttpRequest request, Entity entity, Guid id)
    {
        var root = ResourceUrl.RootOf(request);
        return new(StatusCodes.Status200OK, Write);

        void Write(Utf8JsonWriter writer)
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"{root}/api/$metadata#$ref");
            writer.WriteString("@odata.id", ResourceUrl.Of(entity).For(root, id));
            writer.WriteEndObject();
        }
    }

    /// <summary>A change of a reference responds without the row, with the same headers; a dry run has its report.</summary>
    private static async ValueTask<object?> RespondWithoutBody(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await next(context) is var result && result is JsonResponse { Result: not null } changed
            ? changed with { Status = StatusCodes.Status204NoContent, Body = null }
            : result;
}
