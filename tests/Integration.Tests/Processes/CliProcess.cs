using System.Diagnostics;
using WorkOrders.Integration.Tests.Documentation;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The command line as the program that is shipped, in a process of its own, with the embedded database on the shared data directory.</summary>
internal static class CliProcess
{
    /// <summary>The program, built in the configuration of these tests. Not the copy beside them, which lacks what ASP.NET Core brings along.</summary>
    public static string Program { get; } = Repository.PathOf(
        $"src/Cli/bin/{new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name}/net10.0/WorkOrders.Cli.dll");

    /// <summary>Starts a command and does not wait for it.</summary>
    public static Process Begin(params string[] arguments) => ApiProcess.BeginProgram(Program, arguments);

    /// <summary>Runs a command to its end.</summary>
    public static Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) => ApiProcess.Complete(Begin(arguments));
}
