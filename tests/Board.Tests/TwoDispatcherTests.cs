using System.Text.RegularExpressions;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Planning;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>Dispatchers see what others do, and people see only what their role allows; the browser's time zone changes nothing.</summary>
public sealed class TwoDispatcherTests
{
    private const string Day = "day/2094-03-01";

    private PlanningTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await PlanningTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Two_dispatchers_see_each_others_changes()
    {
        await _tenant.Order("A");
        var entry = (await _tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        await using var ann = await PlannedBoard.Open(_tenant, Day);
        await using var bob = await PlannedBoard.Open(_tenant, Day, "bob");
        await ann.Press(ann.Visit(entry), "Alt+ArrowRight");
        await Expect(bob.Visit(entry)).ToHaveAccessibleNameAsync(new Regex("10:15–11:15"));
        await bob.Press(bob.Visit(entry), "Delete");
        await Expect(ann.Visit(entry)).ToHaveCountAsync(0);
        await Expect(ann.Order("A")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_board_that_was_read_earlier_does_not_replace_one_that_was_read_later()
    {
        await _tenant.Order("A");
        var entry = (await _tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        await using var board = await PlannedBoard.Open(_tenant, Day);
        await Expect(board.Visit(entry)).ToBeVisibleAsync();
        var (isHeld, isReleased, isShown) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        await board.Page.RouteAsync("**/api/Planning?**", async route =>
        {
            var answer = await route.FetchAsync();
            if (isHeld.TrySetResult())
            {
                await isReleased.Task;
                await route.FulfillAsync(new() { Response = answer });
                isShown.SetResult();
            }
            else
            {
                await route.FulfillAsync(new() { Response = answer });
            }
        });
        await Move("2094-03-01T11:00:00Z");
        await isHeld.Task;
        await Move("2094-03-01T12:00:00Z");
        await Expect(board.Visit(entry)).ToHaveAccessibleNameAsync(new Regex("12:00–13:00"));
        isReleased.SetResult();
        await isShown.Task;
        await board.Page.EvaluateAsync("() => new Promise(resolve => setTimeout(resolve, 300))");
        await Expect(board.Visit(entry)).ToHaveAccessibleNameAsync(new Regex("12:00–13:00"));

        async Task Move(string time) => Assert.That(
            (int)(await _tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({entry})", $$"""{"date_from":"{{time}}"}""")).Status,
            Is.EqualTo(200));
    }

    [TestCase("America/Los_Angeles")]
    [TestCase("Pacific/Kiritimati")]
    public async Task The_time_zone_of_the_browser_changes_nothing(string zone)
    {
        await _tenant.Order("A");
        await using var board = await PlannedBoard.Open(
            _tenant, Day, options: new() { TimezoneId = zone, ViewportSize = new() { Width = 1500, Height = 900 }, Locale = "en-GB" });
        await board.Drag(board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await board.Said("Planned.");
        Assert.That(await board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [TestCase("2094-03-28", "2094-03-28T08:00:00Z", "08:00-09:00", "10:00")]
    [TestCase("2094-10-31", "2094-10-31T09:00:00Z", "09:00-10:00", "10:00")]
    public async Task On_days_when_the_clocks_change_a_drop_is_planned_at_the_time_shown(
        string day, string time, string stored, string shown)
    {
        using var tenant = await PlanningTenant.Create(new TenantChange("Europe/Brussels"));
        await tenant.Order("A");
        await using var board = await PlannedBoard.Open(tenant, $"day/{day}");
        await board.StartDrag(board.Order("A"));
        await board.DragTo("T05", time);
        await board.Said(shown);
        await board.Page.Mouse.UpAsync();
        // Nobody works on Sundays.
        await board.Card.Locator(".anyway").ClickAsync();
        await board.Said("Planned.");
        Assert.That(await board.Planned("A"), Is.EqualTo($"T05 {stored}"));
    }

    [Test]
    public async Task A_viewer_sees_the_board_and_has_no_commands_that_change_it()
    {
        await _tenant.Order("A");
        var entry = (await _tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        await using var page = await BoardPage.New(new() { ViewportSize = new() { Width = 1500, Height = 900 }, Locale = "en-GB" });
        await page.SignIn(_tenant.Tenant, "vic", Role.Viewer);
        await page.Show(Day);
        await page.Page.Locator($"button[data-entry='{entry}']").ClickAsync();
        await Expect(page.Page.Locator(".details")).ToContainTextAsync("You can view the board");
        await Expect(page.Page.Locator(".details [data-command]")).ToHaveCountAsync(0);
        await page.Page.Keyboard.PressAsync("Delete");
        await page.Page.Keyboard.PressAsync("Alt+ArrowRight");
        Assert.That((await _tenant.Send(HttpMethod.Get, $"/api/JobPlanning({entry})"))["date_from"], Is.EqualTo("2094-03-01T10:00:00Z"));
    }
}
