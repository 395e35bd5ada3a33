using System.Diagnostics;
using WorkOrders.Integration.Tests.Documentation;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The command line in a separate process, with the shared data directory.</summary>
internal static class CliProcess
{
    /// <summary>
    /// The path of the program, built in the configuration of these tests. The copy next to the tests cannot run, because it lacks the
    /// assemblies that the tests load from ASP.NET Core.
    /// </summary>
    public static string Program { get; } = RepositoryFiles.FullPath(
        $"src/Cli/bin/{new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name}/net10.0/WorkOrders.Cli.dll");

    /// <summary>Starts a command without waiting for it.</summary>
    public static Process Launch(params string[] arguments) => ApiProcess.LaunchProgram(Program, arguments);

    /// <summary>Runs a command until it exits.</summary>
    public static Task<(int ExitCode, string Output, string Error)> Run(params string[] arguments) =>
        ApiProcess.WaitForExit(Launch(arguments));
}
