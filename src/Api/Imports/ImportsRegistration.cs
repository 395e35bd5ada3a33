using WorkOrders.Api.Documentation;
using WorkOrders.Application.Imports;

namespace WorkOrders.Api.Imports;

/// <summary>Registers the services of imports.</summary>
internal static class ImportsRegistration
{
    /// <summary>Adds the OpenAPI description and the results format of imports.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .DescribeFeature(ImportSchemas.AddTo)
        .DescribeFeature(ImportOpenApi.AddTo)
        .AddSingleton<IImportResultsFormat, ImportResultsFormat>();
}
