using WorkOrders.Api.Documentation;

namespace WorkOrders.Api.Metadata;

/// <summary>Registers the services that describe the service to clients.</summary>
internal static class MetadataRegistration
{
    /// <summary>Adds the metadata and its OpenAPI description.</summary>
    public static IServiceCollection AddMetadata(this IServiceCollection services) => services
        .AddSingleton<MetadataDocument>()
        .DescribeFeature(MetadataOpenApi.AddTo);
}
