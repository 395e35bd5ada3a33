using MediatR;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Application.Changes;
using WorkOrders.Application.Database;

namespace WorkOrders.Api.Hosting;

/// <summary>What load balancers and orchestrators ask. Neither needs a credential, and neither says anything an attacker could use.</summary>
internal static class HealthEndpoints
{
    /// <summary>Describes the endpoints in the OpenAPI document.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.DescribeFeature(document => document.DescribeTag("Health", "For load balancers and orchestrators."));

    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().WithTags("Health");
        health.MapGet("/live", () => TypedResults.Ok(new HealthAnswer("live")))
            .WithSummary("Live").WithDescription("The process runs and answers.");
        health.MapGet("/ready", Ready)
            .WithSummary("Ready").WithDescription("The database is reachable and migrated, so that requests can be served. Beside it, how far the change feed is behind what is written.")
            .Produces<HealthAnswer>()
            .AddOpenApiOperationTransformer((operation, context, _) =>
            {
                operation.Answer(("503", Answers.Problem(context.Document!, "They cannot be served yet, or at the moment; it is said why.")));
                return Task.CompletedTask;
            });
    }

    private static async Task<IResult> Ready(IDatabaseState database, IMediator mediator, CancellationToken cancellationToken) =>
        await database.FindObstacle(cancellationToken) is { } obstacle
            ? ProblemResult.Unavailable(obstacle, "not_ready")
            : TypedResults.Ok(new HealthAnswer("ready", LagAnswer.Of(await mediator.Send(new GetChangeLagQuery(), cancellationToken))));
}
