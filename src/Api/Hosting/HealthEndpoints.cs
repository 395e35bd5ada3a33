using MediatR;
using Microsoft.OpenApi;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Database;

namespace WorkOrders.Api.Hosting;

/// <summary>
/// Health checks for load balancers and orchestrators. They need no credential and reveal nothing that helps an attacker.
/// </summary>
internal static class HealthEndpoints
{
    private const string Health = "health";

    /// <summary>Describes the endpoints in the OpenAPI document.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.DescribeFeature(document =>
    {
        document.DescribeTag("Health", "For load balancers and orchestrators.");
        var lag = document.AddSchema("change_feed_lag", Schemas.Object("The delay of the change feed.",
            ("waiting", Schemas.Integer("The number of changes of all tenants that cannot be read yet, counted up to 10,000.")),
            ("oldest_seconds", Schemas.Number("The age of the oldest of these changes in seconds; 0 when there are none."))));
        document.AddSchema(Health, Schemas.Object("The response of a healthy API.",
            ("status", Schemas.Word("The state.", "live", "ready")),
            ("change_feed?", lag)));
    });

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthResponse("live"))).WithName("GetHealthLive").Describe(
            (operation, context) => Describe(operation, context.Document!, "Live", "The process is running."));
        health.MapGet("/ready", Ready).WithName("GetHealthReady").Describe((operation, context) =>
        {
            Describe(operation, context.Document!, "Ready",
                "The database is reachable and migrated, so the API can serve requests. " +
                "The response also contains the delay of the change feed.");
            operation.Answer(("503", ResponseDescriptions.Problem(context.Document!,
                "The API cannot serve requests yet, or is temporarily unavailable. See `detail`.")));
        });
    }

    private static void Describe(OpenApiOperation operation, OpenApiDocument document, string summary, string description)
    {
        operation.Summary = summary;
        operation.Description = description;
        var content = new OpenApiMediaType { Schema = document.SchemaOf(Health) };
        operation.Answer(("200", new OpenApiResponse
        {
            Description = "The API is healthy.",
            Content = new Dictionary<string, OpenApiMediaType> { [MediaTypes.Json.Written[0]] = content },
        }));
    }

    private static async Task<IResult> Ready(IDatabaseState database, IMediator mediator, CancellationToken cancellationToken) =>
        await database.CheckHealth(cancellationToken) is { } obstacle
            ? ProblemResult.Unavailable(obstacle, "not_ready")
            : TypedResults.Ok(new HealthResponse("ready",
                ChangeFeedLagResponse.From(await mediator.Send(new GetChangeLagQuery(), cancellationToken))));
}
