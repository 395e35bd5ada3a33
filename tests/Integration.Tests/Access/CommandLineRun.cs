using Microsoft.Extensions.Configuration;
using WorkOrders.Api.Administration;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>One run of the administrator's command line.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs a command.</summary>
    public static async Task<CommandLineRun> Execute(string connectionString, params string[] arguments)
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:WorkOrders"] = connectionString };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.Run(arguments, new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), output, error);
        return new CommandLineRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that succeeds, and responses what it printed.</summary>
    public static async Task<string> ExecuteSuccessfully(string connectionString, params string[] arguments)
    {
        var run = await Execute(connectionString, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run.Output;
    }
}
