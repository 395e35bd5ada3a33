using Microsoft.Extensions.DependencyInjection;

namespace WorkOrders.Application.Imports;

/// <summary>Registers the services of imports.</summary>
internal static class ImportsRegistration
{
    /// <summary>Adds the services. Their handlers are registered together with all other handlers.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportLimits>()
        .AddSingleton<ImportSlots>()
        .AddSingleton<ImportRunner>();
}
