using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>What is shown is chosen by mouse and by keyboard, and stands in the address.</summary>
public sealed class BoardCommandTests : PlannedBoardTests
{
    [Test, Commands("earlier", "later", "today", "day", "week", "month")]
    public async Task The_days_shown_are_chosen([Values] By by)
    {
        await Open("week/2094-03-01");
        await Choose(by, "PageDown", "Later", "week/2094-03-08");
        await Choose(by, "PageUp", "Earlier", "week/2094-03-01");
        await Choose(by, "3", "Month", "month/2094-03-01");
        await Choose(by, "1", "Day", "day/2094-03-01");
        await Choose(by, "2", "Week", "week/2094-03-01");
        // At the weekend, the week that is planned next is shown.
        var today = DateTime.UtcNow.Date;
        var monday = today.AddDays(2).AddDays(-(((int)today.AddDays(2).DayOfWeek + 6) % 7));
        await Choose(by, "0", "Today", "week/" + monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Test, Commands("find")]
    public async Task Orders_are_found([Values] By by)
    {
        await Tenant.Order("SO-ALPHA");
        await Tenant.Order("SO-OMEGA");
        await Open();
        await Expect(Board.Page.Locator(".card")).ToHaveCountAsync(2);
        if (by == By.Keyboard)
        {
            await Board.Page.Keyboard.PressAsync("/");
        }
        else
        {
            await Board.Page.Locator("#find").ClickAsync();
        }
        await Board.Page.Keyboard.TypeAsync("SO-OMEGA");
        await Expect(Board.Page.Locator(".card")).ToHaveTextAsync([new Regex("SO-OMEGA")]);
        await Expect(Board.Page).ToHaveURLAsync(new Regex("[?&]q=SO-OMEGA"));
    }

    [Test, Commands("backlog", "grid")]
    public async Task The_focus_goes_to_the_backlog_and_to_the_visits([Values] By by)
    {
        await Tenant.Order("B");
        var visit = await OpenWithVisit();
        var order = Board.Order("B");
        await Expect(order).ToBeVisibleAsync();
        await Go("b", order);
        await Go("v", visit);

        async Task Go(string key, ILocator element)
        {
            await (by == By.Keyboard ? Board.Page.Keyboard.PressAsync(key) : element.ClickAsync());
            await Expect(element).ToBeFocusedAsync();
        }
    }

    [Test, Commands("map", "happened")]
    public async Task A_drawer_is_opened_and_closed(
        [Values] By by, [Values("map", "happened")] string drawer)
    {
        var (key, text) = drawer == "map" ? ("g", "No visit of this day has known coordinates") : ("h", "A Work");
        await OpenWithVisit();
        await Board.Run(by, key, drawer);
        await Expect(Board.Page.Locator(".drawer")).ToContainTextAsync(text);
        await Expect(Board.Page).ToHaveURLAsync(new Regex($"[?&]open={drawer}"));
        await Board.Run(by, key, drawer);
        await Expect(Board.Page.Locator(".drawer")).ToHaveCountAsync(0);
    }

    [Test, Commands("print")]
    public async Task The_day_is_printed([Values] By by)
    {
        await OpenWithVisit();
        await Board.Run(by, "Control+p", "print");
        await Expect(Board.Page).ToHaveURLAsync(new Regex("/board/print/2094-03-01$"));
        await Expect(Board.Page.Locator("article")).ToContainTextAsync("10:00–11:00 A Work");
    }

    [Test, Commands("menu")]
    public async Task The_menu_shows_what_can_be_done_with_a_visit([Values] By by)
    {
        var visit = await OpenWithVisit();
        if (by == By.Keyboard)
        {
            await Board.Press(visit, "Shift+F10");
        }
        else
        {
            await visit.ClickAsync(new() { Button = MouseButton.Right });
        }
        await Expect(Board.Page.Locator(".menu")).ToContainTextAsync("Lock");
        await Expect(Board.Page.Locator(".menu")).Not.ToContainTextAsync("Confirm the suggestion");
        await Board.Page.Keyboard.PressAsync("Escape");
        await Expect(Board.Page.Locator(".menu")).ToHaveCountAsync(0);
        await Expect(visit).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_press_beside_the_menu_closes_it()
    {
        var visit = await OpenWithVisit();
        await visit.ClickAsync(new() { Button = MouseButton.Right });
        await Expect(Board.Page.Locator(".menu")).ToBeVisibleAsync();
        await Board.Page.Mouse.ClickAsync(2, 2);
        await Expect(Board.Page.Locator(".menu")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_menu_opens_at_the_pointer_or_below_the_focus_and_stays_in_the_window([Values] By by)
    {
        await Board.Page.SetViewportSizeAsync(1500, 1400);
        var visit = await OpenWithVisit();
        var bar = (await visit.BoundingBoxAsync())!;
        if (by == By.Keyboard)
        {
            await Board.Press(visit, "Shift+F10");
        }
        else
        {
            await visit.ClickAsync(new() { Button = MouseButton.Right, Position = new() { X = 20, Y = 10 } });
        }
        var menu = (await Board.Page.Locator("dialog").BoundingBoxAsync())!;
        var top = by == By.Keyboard ? bar.Y + bar.Height : bar.Y + 10;
        Assert.That((menu.X, menu.Y), Is.EqualTo((bar.X + 20, top)).Using<(float X, float Y)>(
            (one, other) => Math.Abs(one.X - other.X) < 2 && Math.Abs(one.Y - other.Y) < 2));
        await Board.Page.Mouse.ClickAsync(5, 5);
        await Expect(Board.Page.Locator("dialog")).ToHaveCountAsync(0);
        await Tenant.Order("B");
        await Board.Page.SetViewportSizeAsync(1500, 330);
        await Board.Order("B").ClickAsync(new() { Button = MouseButton.Right, Position = new() { X = 100, Y = 30 } });
        var low = (await Board.Page.Locator("dialog").BoundingBoxAsync())!;
        Assert.That((low.Y >= 0, low.Y + low.Height <= 330), Is.EqualTo((true, true)));
    }

    [Test, Commands("keys")]
    public async Task All_commands_are_listed_with_their_keys([Values] By by)
    {
        await Open();
        await Board.Run(by, "?", "keys");
        await Expect(Board.Page.Locator("dialog tr", new() { HasText = "Assign to the technician below" })).ToContainTextAsync("Alt+↓");
        await Board.Page.Keyboard.PressAsync("Escape");
        await Expect(Board.Page.Locator("dialog")).ToHaveCountAsync(0);
    }

    private async Task Choose(By by, string key, string button, string view)
    {
        await (by == By.Keyboard
            ? Board.Page.Keyboard.PressAsync(key)
            : Board.Page.Locator(".top").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        await Expect(Board.Page).ToHaveURLAsync(new Regex($"/board/{view}$"));
        await Expect(Board.Page.Locator("h1")).Not.ToBeEmptyAsync();
    }
}
