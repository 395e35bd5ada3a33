using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Playwright;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Pages;

/// <summary>A page that draws the planning board with the library EventCalendar; built by npm from <c>bench/Board</c>.</summary>
internal static class EventCalendar
{
    /// <summary>The name in the results.</summary>
    public const string Name = "EventCalendar";

    private static readonly string Directory = Path.Join(Repository.Results, "Board");

    /// <summary>Installs the packages and builds the page. Returns whether that succeeded; the log says why not.</summary>
    public static async Task<bool> Build(CancellationToken ct)
    {
        foreach (var arguments in new[] { "ci --ignore-scripts --no-audit --no-fund", "run build" })
        {
            if (await Npm(arguments, ct) is { } problem)
            {
                Bench.Log($"{Name} is not measured, because npm {arguments} failed in {Directory}: {problem}");
                return false;
            }
        }
        return true;
    }

    /// <summary>Serves the files of the page below <c>/bench/</c>, on the origin of the API, which gives it the session.</summary>
    public static Task Serve(IPage page) => page.RouteAsync("**/bench/**", route =>
    {
        var name = new Uri(route.Request.Url).AbsolutePath["/bench/".Length..];
        return route.FulfillAsync(new() { Path = Path.Join(Directory, "dist", name) });
    });

    // Returns the error, or null if there was none.
    private static async Task<string?> Npm(string arguments, CancellationToken ct)
    {
        try
        {
            using var npm = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments)
            {
                WorkingDirectory = Directory,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (output, error) = (npm.StandardOutput.ReadToEndAsync(ct), npm.StandardError.ReadToEndAsync(ct));
            await npm.WaitForExitAsync(ct);
            return npm.ExitCode == 0 ? null : $"{await output}{await error}".Trim();
        }
        catch (Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
