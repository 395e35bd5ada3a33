using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;
using WorkOrders.Cli.Administration;
using WorkOrders.Cli.Import;

namespace WorkOrders.Cli.Hosting;

/// <summary>
/// The command line of the program. <c>tenant</c>, <c>user</c> and <c>key</c> use the same database as the API, even while the API is
/// running; <c>import</c> only uses HTTP.
/// </summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The command and its arguments.</param>
    /// <param name="configuration">Settings that override the environment variables and settings files.</param>
    /// <param name="output">Receives the results; the console if null.</param>
    /// <param name="error">Receives error messages and progress; the console if null.</param>
    /// <returns>The exit code: 0 on success, otherwise 1.</returns>
    public static async Task<int> Run(
        string[] args, IConfiguration? configuration = null, TextWriter? output = null, TextWriter? error = null)
    {
        output ??= Console.Out;
        error ??= Console.Error;
        using var signals = new StopSignals();
        try
        {
            await using var services = BuildServices(configuration);
            var root = new RootCommand(
                "Administers the tenants, users and API keys of WorkOrders, and imports work orders and master data from files.")
            {
                TenantCommands.Create(services, output),
                UserCommands.Create(services, output),
                KeyCommands.Create(services, output),
                ImportCommand.Create(output, error),
            };
            var invocation = new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // handled by StopSignals
            };
            return await root.Parse(args).InvokeAsync(invocation, signals.Token);
        }
        catch (Exception failure) when (failure is AdministrationException or DatabaseSetupException or ImportFailedException)
        {
            return await Fail(failure.Message);
        }
        catch (DbException failure)
        {
            return await Fail($"The database reported an error: {failure.Message}");
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException && signals.Token.IsCancellationRequested)
        {
            return await Fail("Interrupted.");
        }

        async Task<int> Fail(string message)
        {
            try
            {
                await error.WriteLineAsync(message);
            }
            catch (IOException) when (signals.Token.IsCancellationRequested)
            {
                // The terminal is closed.
            }
            return 1;
        }
    }

    private static ServiceProvider BuildServices(IConfiguration? configuration)
    {
        // The settings files are in the directory of the program, regardless of the current directory.
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        // Scripts read the standard output, so it contains only results.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (configuration is not null)
        {
            builder.Configuration.AddConfiguration(configuration);
        }
        return builder.Services.AddInfrastructure(builder.Configuration, joins: true).BuildServiceProvider();
    }
}
