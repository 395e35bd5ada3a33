using System.Diagnostics;
using System.Reflection;

namespace WorkOrders.Load.Results;

/// <summary>The source repository.</summary>
internal static class Repository
{
    private static readonly string[] Sources = [":!bench/RESULTS.md", ":!bench/results.svg"];

    private static readonly string Root = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The directory of the committed results.</summary>
    public static string Results => Path.Join(Root, "bench");

    /// <summary>Returns the version and, if known, the commit of the build, with "-dirty" if the files differ from that commit.</summary>
    public static string Version()
    {
        var version = typeof(Repository).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return version.Split('+') is [_, var commit] && Differs(commit) ? $"{version}-dirty" : version;
    }

    // Untracked files count as well; the results themselves do not.
    private static bool Differs(string commit) =>
        Git(["diff", "--name-only", commit, "--", .. Sources]).Length > 0 || Git(
            ["ls-files", "--others", "--exclude-standard", "--", .. Sources]).Length > 0;

    /// <summary>Returns the output of git; an error message counts as a difference.</summary>
    private static string Git(string[] arguments)
    {
        try
        {
            using var git = Process.Start(
                new ProcessStartInfo("git", ["-C", Root, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (git.StandardOutput.ReadToEndAsync(), git.StandardError.ReadToEndAsync());
            git.WaitForExit();
            return git.ExitCode == 0 ? output.Result : error.Result;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }

    private static string Find(DirectoryInfo directory) =>
        File.Exists(Path.Join(directory.FullName, "WorkOrders.sln")) ? directory.FullName : Find(directory.Parent!);
}
