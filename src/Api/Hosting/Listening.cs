using System.Net;
using WorkOrders.Application.Database;

namespace WorkOrders.Api.Hosting;

/// <summary>Where and how Kestrel listens.</summary>
internal static class Listening
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private const long LargestBody = 1024 * 1024;

    /// <summary>Applies our limits, then section <c>Kestrel</c>; listens at 127.0.0.1:5080 when no setting says where.</summary>
    public static void Listen(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            builder.Configuration.GetSection("Kestrel").Bind(kestrel);
        });
        if (!Configured(builder.Configuration).Any())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    /// <summary>The embedded database has a demo tenant whose password everybody knows: it is for this machine only.</summary>
    /// <exception cref="ListeningException">A setting would let other machines in.</exception>
    public static void DemandLoopbackWhenEmbedded(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IDatabaseState>().IsEmbedded)
        {
            return;
        }
        if (Configured(app.Configuration).FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            throw new ListeningException(
                $"With the embedded database the API listens on this machine only, but it is told to listen at {open}. " +
                $"Use {DefaultUrl}, or set ConnectionStrings:WorkOrders to a PostgreSQL server of your own.");
        }
    }

    private static IEnumerable<string> Configured(IConfiguration configuration) =>
        Words(configuration["urls"])
            .Concat(Words(configuration["http_ports"]).Select(port => $"http://*:{port}"))
            .Concat(Words(configuration["https_ports"]).Select(port => $"https://*:{port}"))
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));

    private static string[] Words(string? setting) =>
        (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url) is { IsUnixPipe: false, IsNamedPipe: false } address ? address.Host : "localhost";
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
