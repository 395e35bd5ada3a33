using MediatR;
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
    /// <summary>Describes the endpoints in the OpenAPI document.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.DescribeFeature(document => document.DescribeTag("Health", "For load balancers and orchestrators."));

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthResponse("live")))
            .WithSummary("Live").WithDescription("The process is running.");
        health.MapGet("/ready", Ready)
            .WithSummary("Ready")
            .WithDescription(
                "The database is reachable and migrated, so the API can serve requests. " +
                "The response also contains the delay of the change feed.")
            .Produces<HealthResponse>()
            .AddOpenApiOperationTransformer((operation, context, _) =>
            {
                operation.Answer(
                    ("503", ResponseDescriptions.Problem(context.Document!,
                        "The API cannot serve requests yet, or is temporarily unavailable. See `detail`.")));
                return Task.CompletedTask;
            });
    }

    private static async Task<IResult> Ready(IDatabaseState database, IMediator mediator, CancellationToken cancellationToken) =>
        await database.CheckHealth(cancellationToken) is { } obstacle
            ? ProblemResult.Unavailable(obstacle, "not_ready")
            : TypedResults.Ok(new HealthResponse("ready",
                ChangeFeedLagResponse.From(await mediator.Send(new GetChangeLagQuery(), cancellationToken))));
}
