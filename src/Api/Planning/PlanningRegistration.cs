using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Planning;

/// <summary>Registers the services of planning.</summary>
internal static class PlanningRegistration
{
    /// <summary>Adds the services and the OpenAPI description of planning.</summary>
    public static IServiceCollection AddPlanning(this IServiceCollection services) => services
        .AddTransient<PlanningCommands>()
        .AddTransient<ProposeReader>()
        .DescribeFeature(PlanningOpenApi.AddSchemas)
        .DescribeFeature(BoardSchemas.AddTo)
        .DescribeFeature(FitEndpoints.AddSchemas)
        .DescribeFeature(SuggestionsEndpoints.AddSchemas)
        .DescribeFeature(ProposalOpenApi.AddSchemas);
}
