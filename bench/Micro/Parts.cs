using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Micro;

/// <summary>The API's own parts, put together as the program puts them together, and never started. What the database would answer is known.</summary>
internal static class Parts
{
    private static readonly WebApplication App = WorkOrdersApi.Build(
        ["--ConnectionStrings:WorkOrders", "Host=127.0.0.1", "--Logging:LogLevel:Default", "Error"],
        builder => builder.Services.AddSingleton<IReferenceCatalogue, KnownRows>());

    /// <summary>Who asks.</summary>
    public static readonly Caller Caller = new(Guid.CreateVersion7(), "demo", "api", TenantSettings.Default);

    /// <summary>A part that all requests share.</summary>
    public static T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>The parts of one request, its caller known.</summary>
    public static AsyncServiceScope Request()
    {
        var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IRequestScope>().Begin(new(Caller, RequestOrigin.None, Preferences.From(Caller.Settings), new()));
        return scope;
    }

    /// <summary>The body of an example, as it is sent.</summary>
    public static byte[] Example(string name)
    {
        using var file = typeof(Parts).Assembly.GetManifestResourceStream($"{name}.json")!;
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
