using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkOrders.Integration.Tests.Planning;

namespace WorkOrders.Board.Tests;

/// <summary>
/// The board of a tenant in the browser of a dispatcher. Orders are dragged by the pointer to a technician and a time; what was stored is
/// read back through the API.
/// </summary>
internal sealed class PlannedBoard : IAsyncDisposable
{
    private readonly BoardPage _board;

    // How far from its left edge an element is pressed, in pixels.
    private float _grip;

    private readonly PageViewportSizeResult _size;

    private PlannedBoard(PlanningTenant tenant, BoardPage board) =>
        (Tenant, _board, _size) = (tenant, board, board.Page.ViewportSize!);

    /// <summary>The tenant.</summary>
    public PlanningTenant Tenant { get; }

    /// <summary>The page in the browser.</summary>
    public IPage Page => _board.Page;

    /// <summary>What the browser reported about the page.</summary>
    public IReadOnlyList<string> Reports => _board.Reports;

    /// <summary>The card of a refusal.</summary>
    public ILocator Card => Page.Locator(".refusal");

    /// <summary>Opens a view of the board for a dispatcher.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="view">The address below <c>/board</c>, such as <c>day/2094-03-01</c>.</param>
    /// <param name="user">The name of the dispatcher, who is added if there is none.</param>
    /// <param name="options">Such as the time zone of the browser.</param>
    public static async Task<PlannedBoard> Open(
        PlanningTenant tenant, string view, string user = "ann", BrowserNewContextOptions? options = null)
    {
        var page = await BoardPage.New(new(options ?? new())
        {
            ViewportSize = options?.ViewportSize ?? new() { Width = 1500, Height = 900 },
            Locale = "en-GB",
        });
        await page.SignIn(tenant.Tenant, user);
        var board = new PlannedBoard(tenant, page);
        await board.Show(view);
        return board;
    }

    /// <summary>Loads a view of the board, and waits until its technicians are shown.</summary>
    /// <param name="view">The address below <c>/board</c>, such as <c>day/2094-03-01</c>.</param>
    public async Task Show(string view)
    {
        await _board.Show(view);
        await Assertions.Expect(Page.Locator("[data-user]").First).ToBeVisibleAsync();
    }

    /// <summary>Ends whatever a test has left unfinished, closes the page of the board, and forgets what was reported about it.</summary>
    public async Task Leave()
    {
        await Page.UnrouteAllAsync();
        await Page.Mouse.UpAsync();
        await Page.GotoAsync("about:blank");
        await Page.SetViewportSizeAsync(_size.Width, _size.Height);
        _board.ForgetReports();
    }

    /// <summary>An order in the backlog.</summary>
    public ILocator Order(string key) => Page.Locator(".card", new() { HasText = key });

    /// <summary>A visit, by the id of its planning entry.</summary>
    public ILocator Visit(string entry) => Page.Locator($"button[data-entry='{entry}']");

    /// <summary>Drags an element to a technician and a time.</summary>
    /// <param name="element">The element.</param>
    /// <param name="user">The code of the technician.</param>
    /// <param name="time">The time, such as <c>2094-03-01T10:00:00Z</c>, where the left edge of the element is dropped.</param>
    public async Task Drag(ILocator element, string user, string time)
    {
        await StartDrag(element);
        await DragTo(user, time);
        await Page.Mouse.UpAsync();
    }

    /// <summary>Presses the pointer on an element, and moves it a little. A visit is pressed beside the handle at its start.</summary>
    public async Task StartDrag(ILocator element)
    {
        var box = (await element.BoundingBoxAsync())!;
        _grip = await element.GetAttributeAsync("class") is { } classes && classes.Contains("bar") ? 12 : 1;
        await Page.Mouse.MoveAsync(box.X + _grip, box.Y + (box.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + _grip + 12, box.Y + (box.Height / 2), new() { Steps = 3 });
    }

    /// <summary>Moves what was dragged to a technician and a time.</summary>
    public async Task DragTo(string user, string time)
    {
        var (x, y) = await PlaceOf(user, time);
        await Page.Mouse.MoveAsync(x + _grip, y, new() { Steps = 8 });
    }

    /// <summary>Moves an order that was dragged to the heading of a team and a time.</summary>
    public async Task DragToTeam(string leader, string time)
    {
        var x = (await PlaceOf(leader, time)).X;
        var team = (await Page.Locator($"[data-team='{await IdOf(leader)}']").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(x + _grip, team.Y + (team.Height / 2), new() { Steps = 8 });
    }

    /// <summary>Returns the row of a technician.</summary>
    public async Task<ILocator> Row(string user) => Page.Locator($"[data-user='{await IdOf(user)}']");

    /// <summary>Clicks a time of a technician.</summary>
    public async Task Click(string user, string time)
    {
        var (x, y) = await PlaceOf(user, time);
        await Page.Mouse.ClickAsync(x, y);
    }

    /// <summary>Returns where a time of a technician is on the page. The hours with labels are a scale.</summary>
    public async Task<(float X, float Y)> PlaceOf(string user, string time)
    {
        var at = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var row = (await (await Row(user)).Locator(".track").BoundingBoxAsync())!;
        var hours = await Page.Locator("[data-at]").EvaluateAllAsync<double[][]>(
            "ticks => ticks.map(tick => [Number(tick.dataset.at), tick.getBoundingClientRect().left])");
        var width = (hours[1][1] - hours[0][1]) / (hours[1][0] - hours[0][0]);
        var before = hours.Last(hour => hour[0] <= at);
        return ((float)(before[1] + ((at - before[0]) * width)), row.Y + 20);
    }

    /// <summary>Focuses a visit or an order of the backlog, which selects it, and presses keys.</summary>
    public async Task Press(ILocator element, params string[] keys)
    {
        await element.FocusAsync();
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Presses a key until the status line contains a text, at most a hundred times.</summary>
    public async Task PressUntil(string key, string text)
    {
        for (var presses = 0; presses < 100 && !(await Page.Locator(".said").InnerTextAsync()).Contains(text); presses++)
        {
            await Page.Keyboard.PressAsync(key);
        }
        await Said(text);
    }

    /// <summary>Moves the focus to an element with the Tab key.</summary>
    public async Task TabTo(ILocator element)
    {
        for (var presses = 0; presses < 100 && !await element.EvaluateAsync<bool>("each => each === document.activeElement"); presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
        }
        await Assertions.Expect(element).ToBeFocusedAsync();
    }

    /// <summary>Runs a command for an element: by its key, or in the menu that the right mouse button opens.</summary>
    /// <param name="by">How the command is given.</param>
    /// <param name="element">A visit or an order of the backlog.</param>
    /// <param name="key">The key, as Playwright names it.</param>
    /// <param name="name">The name of the command in the menu.</param>
    public async Task Run(By by, ILocator element, string key, string name)
    {
        if (by == By.Keyboard)
        {
            await Press(element, key);
            return;
        }
        await element.ClickAsync(new() { Button = MouseButton.Right });
        await Page.Locator(".menu button", new() { HasTextRegex = new($"^{Regex.Escape(name)} \\S+$") }).ClickAsync();
    }

    /// <summary>Runs a command of the whole board: by its key, or with its button.</summary>
    /// <param name="by">How the command is given.</param>
    /// <param name="key">The key, as Playwright names it.</param>
    /// <param name="command">The id of the command.</param>
    public Task Run(By by, string key, string command) =>
        by == By.Keyboard ? Page.Keyboard.PressAsync(key) : Page.Locator($"[data-command={command}]").First.ClickAsync();

    /// <summary>Waits until the status line contains a text.</summary>
    public Task Said(string text) => Assertions.Expect(Page.Locator(".said")).ToContainTextAsync(text);

    /// <summary>Returns the only entry of an order.</summary>
    public async Task<JsonNode> Entry(string order) => (await Tenant.Read(order)).Json["job_planning"]!.AsArray().Single()!;

    /// <summary>Returns the firm entries of an order by technician, each as <c>T05 10:00-11:00</c> in UTC; null without entries.</summary>
    public async Task<string?> Planned(string order)
    {
        var entries = (await Tenant.Read(order)).Json["job_planning"]?.AsArray() ?? [];
        var firm = entries.Where(entry => (bool)entry!["is_firm"]!)
            .Select(entry => $"{entry!["user_code"]} {Clock(entry["date_from"])}-{Clock(entry["date_to"])}").Order().ToList();
        return firm.Count == 0 ? null : string.Join(", ", firm);
    }

    public ValueTask DisposeAsync() => _board.DisposeAsync();

    private Task<Guid> IdOf(string user) =>
        Tenant.Tenant.Ask<Guid>($"select id from \"user\" where tenant_id = @tenant and code = '{user}'");

    private static string Clock(JsonNode? instant) => ((string)instant!)[11..16];
}
