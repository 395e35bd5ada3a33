using WorkOrders.Api.Documentation;
using WorkOrders.Api.Rows;
using WorkOrders.Application.Imports;
using WorkOrders.Application.Planning.Propose;

namespace WorkOrders.Api.Jobs;

/// <summary>Registers the services of work orders.</summary>
internal static class JobsRegistration
{
    /// <summary>Adds the services and the OpenAPI description of work orders, and the commands that import them.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddTransient<RowRequests>()
        .DescribeFeature(JobSchemas.AddTo)
        .AddSingleton<IRowCommands, JobRowCommands>()
        .AddSingleton<ISuggestionCommands, SuggestionCommands>();
}
