using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests;

namespace WorkOrders.Board.Tests;

/// <summary>
/// A page of the API in the browser, and everything that the browser reported about it. Tests of the board's commands sign in with
/// <c>SignIn</c>, open a view with <see cref="Show"/>, and then use <see cref="Page"/>.
/// </summary>
internal sealed class BoardPage : IAsyncDisposable
{
    // Also reported to the console by the browser, but without the directive.
    private const string ReportViolations = """
        addEventListener('securitypolicyviolation', violation =>
            console.error(`The content security policy (${violation.effectiveDirective}) blocks ${violation.blockedURI}`));
        """;

    private readonly List<string> _reports = [];

    private BoardPage(IPage page)
    {
        Page = page;
        // A refused request is reported with its address below.
        page.Console += (_, message) => Report(message.Type is "error" or "warning"
            && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal), message.Text);
        page.Response += (_, response) => Report(response.Status >= 400,
            $"{response.Request.Method} {new Uri(response.Url).PathAndQuery}: {response.Status}");
        page.PageError += (_, error) => Report(true, error);
        // Requests under way are aborted when another page is opened.
        page.RequestFailed += (_, request) => Report(
            request.Failure != "net::ERR_ABORTED", $"{request.Method} {request.Url}: {request.Failure}");
    }

    /// <summary>The page in the browser.</summary>
    public IPage Page { get; }

    /// <summary>
    /// Errors and warnings in the console, uncaught exceptions, failed and refused requests, and what the content policy blocked.
    /// </summary>
    public IReadOnlyList<string> Reports
    {
        get
        {
            lock (_reports)
            {
                return [.. _reports];
            }
        }
    }

    /// <summary>Creates an empty page.</summary>
    /// <param name="options">Such as the time zone or the size; the address is that of <see cref="TestApi"/> unless it is given.</param>
    public static async Task<BoardPage> New(BrowserNewContextOptions? options = null)
    {
        var settings = new BrowserNewContextOptions(options ?? new());
        settings.BaseURL ??= (await TestApi.Running).Urls.Single();
        var board = new BoardPage(await BoardHost.Browser.NewPage(settings));
        await board.Page.AddInitScriptAsync(ReportViolations);
        return board;
    }

    /// <summary>Signs in with a new user of a tenant, on the sign-in page.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The name of the user.</param>
    /// <param name="role">The role of the user.</param>
    public async Task SignIn(TestTenant tenant, string user = "ann", Role role = Role.Dispatcher)
    {
        var name = (await tenant.Ask<string>("select name from tenant where id = @tenant"))!;
        var users = (await TestApi.Running).Services.GetRequiredService<IUserDirectory>();
        await SignIn(name, user, await users.Add(name, user, role, CancellationToken.None));
    }

    /// <summary>Signs in on the sign-in page.</summary>
    /// <param name="tenant">The name of the tenant.</param>
    /// <param name="user">The name of the user.</param>
    /// <param name="password">The password.</param>
    public async Task SignIn(string tenant, string user, string password)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("[name=tenant]").FillAsync(tenant);
        await Page.Locator("[name=user]").FillAsync(user);
        await Page.Locator("[name=password]").FillAsync(password);
        await Page.Locator("[name=password]").PressAsync("Enter");
        await Page.WaitForURLAsync("**/board/**");
        await WaitUntilDrawn();
        ForgetReports(); // The sign-in page asks whether there is a demo tenant, and most servers have none.
    }

    /// <summary>Forgets what was reported so far.</summary>
    public void ForgetReports()
    {
        lock (_reports)
        {
            _reports.Clear();
        }
    }

    /// <summary>Opens a view of the board, and waits until it is drawn.</summary>
    /// <param name="view">The address below <c>/board</c>, such as <c>week/2026-11-23?team=North</c>.</param>
    public Task Show(string view) => Open($"/board/{view}");

    /// <summary>Opens a page, and waits until it is drawn.</summary>
    /// <param name="path">The absolute path, such as <c>/sign-in</c>.</param>
    public async Task Open(string path)
    {
        await Page.GotoAsync(path);
        await WaitUntilDrawn();
    }

    /// <summary>Waits until the page shows something, and no part of it is marked as busy.</summary>
    public async Task WaitUntilDrawn()
    {
        await Assertions.Expect(Page.Locator("#app")).Not.ToBeEmptyAsync();
        await Assertions.Expect(Page.Locator("[aria-busy='true']")).ToHaveCountAsync(0);
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Report(bool isProblem, string text)
    {
        if (isProblem)
        {
            lock (_reports)
            {
                _reports.Add(text);
            }
        }
    }
}
