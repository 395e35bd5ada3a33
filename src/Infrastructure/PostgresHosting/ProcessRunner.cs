using System.ComponentModel;
using System.Diagnostics;

namespace WorkOrders.Infrastructure.PostgresHosting;


/// <summary>Starts programs of the operating system, under another user where asked.</summary>
internal static class Command
{
    // An allow list: secrets in the API's environment are none of PostgreSQL's business, and PGPORT and the like would change what it does.
    private static readonly string[] HandedOn = ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "ComSpec"];

    /// <summary>Starts a program in the root directory (which every user may enter) with a bare environment. Its three streams are pipes unless <paramref name="piped"/> is false.</summary>
    /// <exception cref="EmbeddedPostgresException">The program is not there, or may not be run by that user.</exception>
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
        foreach (var name in HandedOn)
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
        // On Windows a console's Ctrl-C goes to its whole process group; Unix has setsid for that.
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
            throw new EmbeddedPostgresException($"{program} could not be started{(user is null ? "" : $" as user {user}")}: {e.Message}.", e);
        }
    }

    /// <summary>Runs a program to its end, feeding it <paramref name="input"/>; a cancelled run is killed.</summary>
    public static async Task<CommandOutcome> Run(string program, IEnumerable<string> arguments, string? user, CancellationToken ct, string input = "")
    {
        using var process = Start(program, arguments, user);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            process.StandardInput.Close();
            await process.WaitForExitAsync(ct);
            return new CommandOutcome(process.ExitCode, (await output + await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
