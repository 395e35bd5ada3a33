using WorkOrders.Api.Documentation;
using WorkOrders.Application.WorkOrders.Import;

namespace WorkOrders.Api.Imports;

/// <summary>Registers what imports need.</summary>
internal static class ImportsRegistration
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .DescribeFeature(ImportSchemas.AddTo)
        .AddSingleton<ImportLimits>()
        .AddSingleton<OrderImport>()
        .AddSingleton<ImportSlots>()
        .AddSingleton<BackgroundImports>()
        .AddHostedService(provider => provider.GetRequiredService<BackgroundImports>());
}
