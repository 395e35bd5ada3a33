using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Api.Planning;

/// <summary>The HTTP endpoints of planning entries, which follow the changes of work orders.</summary>
internal static class PlanningEndpoints
{
    private static readonly Entity Entries = Entity.Of<JobPlanning>();

    /// <summary>Maps <c>api/JobPlanning</c>.</summary>
    public static void MapPlanning(this IEndpointRouteBuilder app) =>
        app.MapApi(Entries.Path).MapGet(Entries, Entries.Path, new RowOpenApi(Entries));
}
