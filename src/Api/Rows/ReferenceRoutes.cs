using WorkOrders.Api.Http;
using WorkOrders.Application.Contract;

namespace WorkOrders.Api.Rows;

/// <summary>Maps the endpoints that set and clear one reference of a row: <c>api/X(id)/reference/$ref</c>.</summary>
internal static class ReferenceRoutes
{
    private const string Below = $"/{{{ReferenceMessage.RouteValue}}}/$ref";

    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">The group of the endpoints.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="change">Handles the requests that change the fields in their message.</param>
    public static void MapReferences(this RouteGroupBuilder api, Entity entity, Delegate change)
    {
        var changes = api.MapGroup("").AddEndpointFilter(RespondWithoutBody);
        var paths = new ExistingPaths(values => ReferenceMessage.Exists(values, entity));
        changes.MapRowPart(entity, HttpMethods.Put, Below, change, paths);
        changes.MapRowPart(entity, HttpMethods.Delete, Below, change, paths);
    }

    /// <summary>A change of a reference responds without the row, with the same headers; a dry run has its report.</summary>
    private static async ValueTask<object?> RespondWithoutBody(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await next(context) is var result && result is JsonResponse { Result: not null } changed
            ? changed with { Status = StatusCodes.Status204NoContent, Body = null }
            : result;
}
