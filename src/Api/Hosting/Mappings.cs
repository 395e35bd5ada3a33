namespace WorkOrders.Api.Hosting;

/// <summary>AutoMapper, between the wire and the commands.</summary>
internal static class Mappings
{
    /// <summary>Adds every profile of this assembly; the licence key comes from <c>AutoMapper:LicenseKey</c>.</summary>
    public static IServiceCollection AddMappings(this IServiceCollection services, IConfiguration configuration) => services.AddAutoMapper(mapper =>
    {
        mapper.LicenseKey = configuration["AutoMapper:LicenseKey"];
        mapper.AddMaps(typeof(Mappings).Assembly);
    });
}
