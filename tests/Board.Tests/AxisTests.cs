using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>The days and hours above the rows, and what is drawn at a time.</summary>
public sealed class AxisTests : PlannedBoardTests
{
    [TestCase("day/2094-03-01")]
    [TestCase("week/2094-03-01")]
    public async Task The_line_of_the_current_time_is_drawn_at_that_time(string view)
    {
        await using var board = await PlannedBoard.Open(Tenant, Day, $"clock-{view[0]}");
        await board.Page.Clock.SetFixedTimeAsync(new DateTime(2094, 3, 1, 11, 0, 0, DateTimeKind.Utc));
        await board.Show(view);
        var (x, _) = await board.PlaceOf("T05", "2094-03-01T11:00:00Z");
        var line = await board.Page.Locator(".track").First.EvaluateAsync<float>(
            "track => track.getBoundingClientRect().left + parseFloat(getComputedStyle(track, '::after').left)");
        Assert.That(line, Is.EqualTo(x).Within(1.5));
    }

    [Test]
    public async Task Details_that_are_open_do_not_move_the_hours([Values("day/2094-03-01", "week/2094-03-01")] string view)
    {
        await Tenant.Order("A");
        var visit = Board.Visit((await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!);
        await Open(view);
        var before = await Hours();
        await visit.ClickAsync();
        await Expect(Board.Page.Locator(".details .history li").First).ToBeVisibleAsync();
        Assert.That(await Hours(), Is.EqualTo(before).And.Not.Empty);
    }

    [Test]
    public async Task A_day_on_which_nobody_works_says_so_and_can_be_unfolded()
    {
        await Open("week/2094-03-01");
        var saturday = Board.Page.GetByRole(AriaRole.Button, new() { Name = "Sa off, Saturday, March 6: nobody works. Show all hours" });
        await Expect(saturday).ToHaveTextAsync("Sa off");
        await saturday.ClickAsync();
        await Expect(Board.Page.GetByRole(AriaRole.Button, new() { Name = "Hide the free hours of Saturday, March 6" })).ToBeVisibleAsync();
    }

    [TestCase("week/0001-01-01", "week/1969-12-29")]
    [TestCase("month/9999-12-31", "month/2199-12-01")]
    public async Task A_date_that_the_board_cannot_show_is_replaced_by_the_nearest(string view, string shown)
    {
        await Open(view);
        await Expect(Board.Page).ToHaveURLAsync(new Regex($"/board/{shown}$"));
        await Expect(Board.Page.Locator("h1")).Not.ToBeEmptyAsync();
        await Expect(Board.Page.Locator(".failure")).ToHaveCountAsync(0);
        Assert.That(Board.Reports, Is.Empty);
    }

    private Task<double[]> Hours() => Board.Page.Locator("[data-at]").EvaluateAllAsync<double[]>(
        "ticks => ticks.map(tick => tick.getBoundingClientRect().left)");
}
