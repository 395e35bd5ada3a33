using System.Net;
using WorkOrders.Api.Batches;
using WorkOrders.Api.Http;
using WorkOrders.Application.Database;

namespace WorkOrders.Api.Hosting;

/// <summary>The addresses and limits of Kestrel.</summary>
internal static class KestrelConfiguration
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Applies the default limits, then section <c>Kestrel</c>. Without a configured address, listens on 127.0.0.1:5080.</summary>
    public static void ConfigureListening(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.Default;
            // More than lists accept, so that they can state their limit.
            kestrel.Limits.MaxRequestLineSize = RequestUrl.MaxLength;
            builder.Configuration.GetSection("Kestrel").Bind(kestrel);
        });
        if (!ConfiguredUrls(builder.Configuration).Any())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    /// <summary>
    /// With the embedded database, requires that only this machine can connect, because the password of the demo tenant is public.
    /// </summary>
    /// <exception cref="HostingConfigurationException">A configured address is reachable from other machines.</exception>
    public static void RequireLoopbackIfEmbedded(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IDatabaseState>().IsEmbedded)
        {
            return;
        }
        if (ConfiguredUrls(app.Configuration).FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            throw new HostingConfigurationException(
                $"With the embedded database, the API can listen on this machine only, but {open} is configured. " +
                $"Use {DefaultUrl}, or set ConnectionStrings:WorkOrders to use another PostgreSQL server.");
        }
    }

    private static IEnumerable<string> ConfiguredUrls(IConfiguration configuration) =>
        Split(configuration["urls"])
            .Concat(Split(configuration["http_ports"]).Select(port => $"http://*:{port}"))
            .Concat(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"))
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));

    private static string[] Split(string? setting) =>
        (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url) is { IsUnixPipe: false, IsNamedPipe: false } address ? address.Host : "localhost";
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
