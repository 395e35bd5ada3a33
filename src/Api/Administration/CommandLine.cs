using System.CommandLine;
using WorkOrders.Api.Administration.Import;
using WorkOrders.Application.Database;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Api.Administration;

/// <summary>The commands: <c>tenant</c>, <c>user</c> and <c>key</c> work on the same database as the API, also while it runs; <c>import</c> works over HTTP.</summary>
internal static class CommandLine
{
    /// <summary>Whether the arguments are a command or ask for help, rather than settings of the API such as <c>--urls</c>.</summary>
    public static bool IsMeant(string[] args) =>
        args is [var first, ..] && (first is "--help" or "-h" or "-?" or "--version" || !(first.StartsWith('-') || first.StartsWith('/') || first.Contains('=')));

    /// <summary>Runs one command.</summary>
    /// <param name="args">The command and its arguments.</param>
    /// <param name="configuration">Settings that win over the environment and files.</param>
    /// <param name="output">Where results go; the console when null.</param>
    /// <param name="error">Where the one line of a refusal goes; the console when null.</param>
    /// <returns>The exit code: 0, or 1 when nothing was done.</returns>
    public static async Task<int> Run(
        string[] args, IConfiguration? configuration = null, TextWriter? output = null, TextWriter? error = null)
    {
        output ??= Console.Out;
        error ??= Console.Error;
        try
        {
            await using var services = Services(configuration);
            var root = new RootCommand("WorkOrders: without a command, serves the API. These commands administer who may use it, and send it files.")
            {
                TenantCommands.Create(services, output),
                UserCommands.Create(services, output),
                KeyCommands.Create(services, output),
                ImportCommand.Create(output, error),
            };
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception refusal) when (refusal is AdministrationException or DatabaseSetupException)
        {
            await error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (System.Data.Common.DbException failure)
        {
            await error.WriteLineAsync($"The database refused or did not answer: {failure.Message}");
            return 1;
        }
    }

    private static ServiceProvider Services(IConfiguration? configuration)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        // The output is for results, which scripts read.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (configuration is not null)
        {
            builder.Configuration.AddConfiguration(configuration);
        }
        return builder.Services.AddInfrastructure(builder.Configuration, joins: true).BuildServiceProvider();
    }
}
