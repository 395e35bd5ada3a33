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
        var proxies = Parsed(section.GetSection("KnownProxies"), "an address such as 10.0.0.1", text => (IPAddress.TryParse(text, out var address), address));
        var networks = Parsed(section.GetSection("KnownNetworks"), "a range such as 10.0.0.0/8", text => (System.Net.IPNetwork.TryParse(text, out var range), range));
        return services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Count + networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.All;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            proxies.ForEach(options.KnownProxies.Add);
            networks.ForEach(options.KnownIPNetworks.Add);
        });
    }

    private static List<T> Parsed<T>(IConfigurationSection section, string form, Func<string, (bool Valid, T? Value)> parse) =>
        [.. (section.Get<string[]>() ?? []).Select(text => parse(text) is (true, { } value)
            ? value
            : throw new ListeningException($"{section.Path} cannot be read: \"{text}\" is not {form}."))];
}
