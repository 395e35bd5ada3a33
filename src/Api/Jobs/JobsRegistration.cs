using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Jobs;

/// <summary>Registers the services of work orders.</summary>
internal static class JobsRegistration
{
    /// <summary>Adds the OpenAPI description of work orders.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services.DescribeFeature(JobSchemas.AddTo);
}
