using System.ComponentModel;
using System.Diagnostics;

namespace WorkOrders.Infrastructure.PostgresHosting;

/// <summary>Starts programs of the operating system, optionally as another user.</summary>
internal static class ProcessRunner
{
    // An allow list: PostgreSQL must not see secrets in the API's environment, and variables such as PGPORT would change its behavior.
    private static readonly string[] InheritedVariables =
    [
        "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "ComSpec",
    ];

    /// <summary>Starts a program in the root directory, which every user may enter, with a minimal environment.</summary>
    /// <param name="program">The program, by path or by name on the PATH.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="user">The user that runs the program; null for the current user.</param>
    /// <param name="piped">Whether to redirect the standard streams.</param>
    /// <exception cref="EmbeddedPostgresException">The program does not exist, or the user may not run it.</exception>
    public static Process Start(string program, IEnumerable<string> arguments, string? user, bool piped = true)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = "/",
            RedirectStandardInput = piped,
            RedirectStandardOutput = piped,
            RedirectStandardError = piped,
        };
        start.Environment.Clear();
        foreach (var name in InheritedVariables)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }
        if (user is not null)
        {
            start.UserName = user;
        }
        // On Windows, Ctrl-C goes to the whole process group of the console; on Unix, setsid prevents that.
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = true;
        }
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new EmbeddedPostgresException(
                $"{program} could not be started{(user is null ? "" : $" as user {user}")}: {e.Message}.", e);
        }
    }

    /// <summary>
    /// Runs a program to its end, with <paramref name="input"/> as its standard input. Cancellation kills the process tree.
    /// </summary>
    public static async Task<ProcessResult> Run(
        string program, IEnumerable<string> arguments, string? user, CancellationToken ct, string input = "")
    {
        using var process = Start(program, arguments, user);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            process.StandardInput.Close();
            await process.WaitForExitAsync(ct);
            return new ProcessResult(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
