using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using WorkOrders.Api.Access;
using WorkOrders.Api.Changes;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Imports;
using WorkOrders.Api.Jobs;
using WorkOrders.Application.Database;
using WorkOrders.Infrastructure;

namespace WorkOrders.Api.Hosting;

/// <summary>The API as a whole: what it is made of and in which order a request meets it.</summary>
internal static class WorkOrdersApi
{
    /// <summary>Serves until the process is told to stop.</summary>
    /// <returns>The exit code: 1 when it could not start, and the error output says why.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await Serve(app);
            return 0;
        }
        catch (Exception problem) when (problem is DatabaseSetupException or ListeningException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Is WorkOrders running already? --urls http://127.0.0.1:5081 listens at another port.");
            return 1;
        }
    }

    private static async Task Serve(WebApplication app)
    {
        // Taken now, because the application has disposed of its parts by the time it is asked.
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop before it had started: it does, and nothing has failed.
        }
    }

    /// <summary>Builds the application without starting it.</summary>
    /// <param name="args">Settings as <c>--Name value</c>; they win over the environment and files.</param>
    /// <param name="adjust">Changes what is registered, for tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        // The settings files lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Listen();
        builder.Services
            .AddInfrastructure(builder.Configuration)
            .AddAccess()
            .AddExceptionHandler<ProblemHandler>()
            .AddCompressedResponses()
            .AddRequestDecompression()
            .AddApiReference()
            .AddMappings(builder.Configuration)
            .AddForwardedHeaders(builder.Configuration)
            .AddImports()
            .AddHostedService<StartupMessage>();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.DemandLoopbackWhenEmbedded();
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(StatusProblems.Write);
        app.UseRouting();
        app.UseRequestDecompression();
        app.UseMiddleware<Authentication>();
        app.UseMiddleware<RequestContextMiddleware>();

        app.MapHealth();
        app.MapJobs();
        app.MapChanges();
        app.MapImports();
        app.MapApiReference();
        return app;
    }
}
