using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace WorkOrders.Api.Hosting;

/// <summary>Applies forwarded headers, but only from the proxies in section <c>ForwardedHeaders</c>.</summary>
internal static class Proxies
{
    /// <summary>
    /// Reads <c>KnownProxies</c> (addresses) and <c>KnownNetworks</c> (CIDR). If neither is set, forwarded headers are ignored.
    /// </summary>
    public static IServiceCollection AddForwardedHeaders(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("ForwardedHeaders");
        var proxies = Parse(
            section.GetSection("KnownProxies"), "an address such as 10.0.0.1",
            text => (IPAddress.TryParse(text, out var address), address));
        var networks = Parse(section.GetSection("KnownNetworks"), "a range such as 10.0.0.0/8", text =>
            (System.Net.IPNetwork.TryParse(text, out var range), range));
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count + networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.All;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            proxies.ForEach(options.KnownProxies.Add);
            networks.ForEach(options.KnownIPNetworks.Add);
        });
    }

    private static List<T> Parse<T>(IConfigurationSection section, string format, Func<string, (bool Valid, T? Value)> parse) =>
        [.. (section.Get<string[]>() ?? []).Select(text => parse(text) is (true, { } value)
            ? value
            : throw new HostingConfigurationException($"{section.Path} cannot be read: \"{text}\" is not {format}."))];
}
