using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Changes;

/// <summary>Registers the services of the change feed.</summary>
internal static class ChangesRegistration
{
    /// <summary>Adds the OpenAPI description of the change feed.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services) => services
        .DescribeFeature(ChangesOpenApi.AddTo).DescribeFeature(HistoryOpenApi.AddTo);
}
