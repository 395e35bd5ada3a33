using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Jobs;

/// <summary>Registers what the endpoints of work orders need.</summary>
internal static class JobsRegistration
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services.DescribeFeature(JobSchemas.AddTo);
}
