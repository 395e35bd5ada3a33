using Microsoft.Extensions.Configuration;
using WorkOrders.Cli.Hosting;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>The result of a command.</summary>
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

    /// <summary>Runs a command, asserts that it succeeds, and returns its output.</summary>
    public static async Task<string> ExecuteSuccessfully(string connectionString, params string[] arguments)
    {
        var run = await Execute(connectionString, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run.Output;
    }
}
