using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Application.References;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Micro;

/// <summary>
/// The services of the API, composed as in the program but never started, with an in-memory reader instead of the database.
/// </summary>
internal static class ApiServices
{
    private static readonly WebApplication App = WorkOrdersApi.Build(
        ["--ConnectionStrings:WorkOrders", "Host=127.0.0.1", "--Logging:LogLevel:Default", "Error"],
        builder => builder.Services.AddSingleton<IReferenceReader, InMemoryReferenceReader>());

    /// <summary>The caller of all requests.</summary>
    public static readonly Caller Caller = new(Guid.CreateVersion7(), "demo", "api", TenantSettings.Default);

    /// <summary>Resolves a singleton service.</summary>
    public static T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Creates the service scope of one request, with its caller set.</summary>
    public static AsyncServiceScope CreateRequestScope()
    {
        var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IRequestScope>()
            .Begin(new(Caller, RequestOrigin.None, Preferences.From(Caller.Settings), new()));
        return scope;
    }

    /// <summary>Reads the body of an example.</summary>
    public static byte[] Example(string name)
    {
        using var file = typeof(ApiServices).Assembly.GetManifestResourceStream($"{name}.json")!;
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
