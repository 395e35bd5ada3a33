using Microsoft.Playwright;

namespace WorkOrders.Board.Tests;

/// <summary>
/// A browser without a window: the program in <c>WORKORDERS_TEST_BROWSER</c>, else Chromium or Chrome on the PATH, else, on Windows and
/// macOS, the browser that Playwright finds where it is usually installed.
/// </summary>
internal sealed class TestBrowser : IAsyncDisposable
{
    private const string Variable = "WORKORDERS_TEST_BROWSER";

    // Chromium's sandbox needs privileges that a container lacks. The tests open only pages of this API, and nothing else is contacted.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"];

    // The same names as in scripts/install-chromium.sh.
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private TestBrowser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts the browser.</summary>
    /// <exception cref="InvalidOperationException">There is no browser.</exception>
    public static async Task<TestBrowser> Start()
    {
        var program = FindProgram();
        // Long enough for a busy machine; an expectation that is met does not wait.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        return new(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Channel = program is not null ? null : OperatingSystem.IsWindows() ? "msedge" : "chrome",
            Args = Arguments,
        }));
    }

    /// <summary>Opens an empty page with cookies and storage of its own.</summary>
    public async Task<IPage> NewPage(BrowserNewContextOptions options)
    {
        var context = await _browser.NewContextAsync(options);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? FindProgram()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } program)
        {
            return program;
        }
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(directory => Programs.Select(name => Path.Join(directory, name)))
            .FirstOrDefault(File.Exists);
        return found is null && OperatingSystem.IsLinux()
            ? throw new InvalidOperationException(
                $"There is no browser: none of {string.Join(", ", Programs)} is on the PATH. Run scripts/install-chromium.sh, or set "
                + $"{Variable} to the program of a browser that is based on Chromium.")
            : found;
    }
}
