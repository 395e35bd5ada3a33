namespace WorkOrders.Api.Hosting;

/// <summary>Registers AutoMapper, which maps requests to commands.</summary>
internal static class AutoMapperRegistration
{
    /// <summary>Adds all profiles of this assembly. The license key is the setting <c>AutoMapper:LicenseKey</c>.</summary>
    public static IServiceCollection AddMappings(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAutoMapper(mapper =>
        {
            mapper.LicenseKey = configuration["AutoMapper:LicenseKey"];
            mapper.AddMaps(typeof(AutoMapperRegistration).Assembly);
        });
}
