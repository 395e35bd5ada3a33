using Microsoft.Extensions.DependencyInjection;

namespace WorkOrders.Application.WorkOrders.Import;

/// <summary>Registers the services of imports.</summary>
internal static class ImportRegistration
{
    /// <summary>Adds the services. Their handlers are registered together with all other handlers.</summary>
    public static IServiceCollection AddWorkOrderImports(this IServiceCollection services) => services
        .AddSingleton<ImportLimits>()
        .AddSingleton<ImportSlots>()
        .AddSingleton<ImportRunner>()
        .AddSingleton<BackgroundImports>()
        .AddHostedService(provider => provider.GetRequiredService<BackgroundImports>());
}
