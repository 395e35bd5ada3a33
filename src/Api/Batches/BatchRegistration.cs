using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Batches;

/// <summary>Registers the services of batches.</summary>
internal static class BatchRegistration
{
    /// <summary>Adds the OpenAPI description of batches.</summary>
    public static IServiceCollection AddBatches(this IServiceCollection services) => services.DescribeFeature(BatchOpenApi.AddTo);
}
