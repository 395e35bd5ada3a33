using System.Globalization;
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

    private PlannedBoard(PlanningTenant tenant, BoardPage board) => (Tenant, _board) = (tenant, board);

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
        var board = await BoardPage.New(options ?? new() { ViewportSize = new() { Width = 1500, Height = 900 }, Locale = "en-GB" });
        await board.SignIn(tenant.Tenant, user);
        await board.Show(view);
        await Assertions.Expect(board.Page.Locator("[data-user]").First).ToBeVisibleAsync();
        return new(tenant, board);
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
        await Lift(element);
        await Carry(user, time);
        await Page.Mouse.UpAsync();
    }

    /// <summary>Presses the pointer on an element, and moves it a little. A visit is pressed beside the handle at its start.</summary>
    public async Task Lift(ILocator element)
    {
        var box = (await element.BoundingBoxAsync())!;
        _grip = await element.GetAttributeAsync("class") is { } classes && classes.Contains("bar") ? 12 : 1;
        await Page.Mouse.MoveAsync(box.X + _grip, box.Y + (box.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + _grip + 12, box.Y + (box.Height / 2), new() { Steps = 3 });
    }

    /// <summary>Moves what was lifted to a technician and a time.</summary>
    public async Task Carry(string user, string time)
    {
        var (x, y) = await PlaceOf(user, time);
        await Page.Mouse.MoveAsync(x + _grip, y, new() { Steps = 8 });
    }

    /// <summary>Returns where a time of a technician is on the page. The hours with labels are a scale.</summary>
    public async Task<(float X, float Y)> PlaceOf(string user, string time)
    {
        var at = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var id = (await Tenant.Tenant.Ask<Guid>($"select id from \"user\" where tenant_id = @tenant and code = '{user}'")).ToString();
        var row = (await Page.Locator($"[data-user='{id}'] .track").BoundingBoxAsync())!;
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

    /// <summary>Waits until the status line contains a text.</summary>
    public Task Said(string text) => Assertions.Expect(Page.Locator(".said")).ToContainTextAsync(text);

    /// <summary>Returns the firm entries of an order, each as <c>T05 10:00-11:00</c> in UTC, by technician.</summary>
    public Task<string?> Planned(string order) => Tenant.Tenant.Ask<string>($"""
        select string_agg(concat(u.code, ' ', to_char(p.date_from at time zone 'UTC', 'HH24:MI'), '-',
            to_char(p.date_to at time zone 'UTC', 'HH24:MI')), ', ' order by u.code)
        from job_planning p
        join jobs j on j.tenant_id = p.tenant_id and j.id = p.jobs_id and j.reference_back_office = '{order}'
        join "user" u on u.tenant_id = p.tenant_id and u.id = p.user_id
        where p.tenant_id = @tenant and p.is_firm
        """);

    public ValueTask DisposeAsync() => _board.DisposeAsync();
}
