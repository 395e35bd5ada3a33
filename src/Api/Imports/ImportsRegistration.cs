using WorkOrders.Api.Documentation;
using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Api.Imports;

/// <summary>Registers imports.</summary>
internal static class ImportsRegistration
{
    /// <summary>Adds their services.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .DescribeFeature(ImportSchemas.AddTo)
        .AddSingleton<IImportResultsFormat, ImportResultsFormat>();
}
