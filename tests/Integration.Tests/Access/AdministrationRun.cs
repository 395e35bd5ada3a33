using Microsoft.Extensions.Configuration;
using WorkOrders.Cli.Hosting;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>One run of the command line.</summary>
internal sealed record AdministrationRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command.</summary>
    public static async Task<AdministrationRun> Of(string connectionString, params string[] arguments)
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:WorkOrders"] = connectionString };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.Run(arguments, new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), output, error);
        return new AdministrationRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that succeeds, and answers what it printed.</summary>
    public static async Task<string> Done(string connectionString, params string[] arguments)
    {
        var run = await Of(connectionString, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run.Output;
    }
}
