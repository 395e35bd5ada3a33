using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace WorkOrders.Api.Hosting;

/// <summary>What a proxy in front says about the request: believed of the proxies named in section <c>ForwardedHeaders</c> and of nobody else.</summary>
internal static class Proxies
{
    /// <summary>Reads <c>KnownProxies</c> (addresses) and <c>KnownNetworks</c> (CIDR); with neither, forwarded headers are ignored.</summary>
    public static IServiceCollection AddForwardedHeaders(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("ForwardedHeaders");
        var proxies = section.GetSection("KnownProxies").Get<string[]>() ?? [];
        var networks = section.GetSection("KnownNetworks").Get<string[]>() ?? [];
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Length + networks.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.All;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                options.KnownProxies.Add(Parsed(proxy, IPAddress.TryParse(proxy, out var address), address));
            foreach (var network in networks)
                options.KnownIPNetworks.Add(Parsed(network, System.Net.IPNetwork.TryParse(network, out var range), range));
        });
    }

    private static T Parsed<T>(string text, bool valid, T? value) => valid
        ? value!
        : throw new ListeningException($"ForwardedHeaders cannot be read: \"{text}\" is not an address such as 10.0.0.1 (KnownProxies) or a range such as 10.0.0.0/8 (KnownNetworks).");
}
