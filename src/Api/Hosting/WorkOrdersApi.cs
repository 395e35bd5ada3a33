using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using WorkOrders.Api.Access;
using WorkOrders.Api.Batches;
using WorkOrders.Api.Board;
using WorkOrders.Api.Changes;
using WorkOrders.Api.Documentation;
using WorkOrders.Api.Http;
using WorkOrders.Api.Imports;
using WorkOrders.Api.Jobs;
using WorkOrders.Api.Lists;
using WorkOrders.Api.MasterData;
using WorkOrders.Api.Metadata;
using WorkOrders.Api.Planning;
using WorkOrders.Api.RowParts;
using WorkOrders.Application.Database;

namespace WorkOrders.Api.Hosting;

/// <summary>Configures the services and the middleware of the API.</summary>
internal static class WorkOrdersApi
{
    /// <summary>Runs the API until the process is stopped.</summary>
    /// <returns>The exit code: 1 when the API could not start; the cause is written to standard error.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await Serve(app);
            return 0;
        }
        catch (Exception error) when (error is DatabaseSetupException or HostingConfigurationException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"{taken.Message} Is WorkOrders already running? Use another port with --urls http://127.0.0.1:5081.");
            return 1;
        }
    }

    private static async Task Serve(WebApplication app)
    {
        // Read now, because the services are already disposed when the token is checked.
        var stopping = app.Lifetime.ApplicationStopping;
        // A closed terminal stops the API like SIGTERM. By default, the process would end immediately, without its database server.
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            app.Lifetime.StopApplication();
        });
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The API was stopped before the start completed. This is not an error.
        }
    }

    /// <summary>Builds the application without starting it.</summary>
    /// <param name="args">Settings in the form <c>--Name value</c>. They override environment variables and settings files.</param>
    /// <param name="adjust">Changes the registered services, for tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        // The settings files are in the directory of the program, not in the current directory.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.ConfigureListening();
        builder.Services
            .AddInfrastructure(builder.Configuration)
            .AddExceptionHandler<ProblemHandler>()
            .AddCompressedResponses()
            .AddRequestDecompression()
            .AddForwardedHeaders(builder.Configuration)
            .AddMappings(builder.Configuration)
            .AddApiReference()
            .AddAccess()
            .AddJobs()
            .AddMasterData()
            .AddPlanning()
            .AddLists()
            .AddMetadata()
            .AddChanges()
            .AddImports()
            .AddBatches()
            .AddSessions()
            .AddHealth()
            .AddBoardPages()
            .AddHostedService<StartupMessage>();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.RequireLoopbackIfEmbedded();
        app.UseForwardedHeaders();
        app.UseResponseCompression();
        app.UseMiddleware<RequestPipeline>();
        app.UseODataVersion();
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(StatusProblems.Write);
        app.UseRouting();
        app.UseMiddleware<KnownPaths>();
        app.UseRequestDecompression();
        app.UseMiddleware<BodyLimit>();
        app.UseAuthorization();
        app.UseMiddleware<RoleAuthorization>();
        app.UseMiddleware<RequestContextMiddleware>();

        var routes = app.MapWithHead().MapWithRoles();
        routes.MapHealth();
        routes.MapSessions();
        routes.MapMetadata();
        routes.MapJobs();
        routes.MapMasterData();
        routes.MapPlanning();
        routes.MapBoard();
        routes.MapLists();
        routes.MapRowParts();
        routes.MapChanges();
        routes.MapHistory();
        routes.MapImports();
        routes.MapBatches();
        routes.MapApiReference();
        routes.MapBoardPages();
        return app;
    }
}
