using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>Several visits are selected by drawing a box or by keyboard, and move together.</summary>
public sealed class SelectionTests : PlannedBoardTests
{
    private ILocator Selected => Board.Page.Locator(".bar.selected");

    [Test]
    public async Task A_box_selects_the_visits_it_touches_and_Escape_gives_it_up()
    {
        await OpenWithVisits();
        await Draw("T05", "2094-03-01T09:00:00Z", "T06", "2094-03-01T10:30:00Z");
        await Expect(Selected).ToHaveCountAsync(2);
        await Board.Page.Keyboard.PressAsync("Escape");
        await Expect(Selected).ToHaveCountAsync(0);
        await Board.Page.Mouse.UpAsync();

        await Draw("T05", "2094-03-01T09:00:00Z", "T05", "2094-03-01T10:30:00Z");
        await Board.Page.Mouse.UpAsync();
        await Expect(Selected).ToHaveCountAsync(1);
        await Board.Page.Keyboard.DownAsync("Shift");
        await Draw("T05", "2094-03-01T11:30:00Z", "T05", "2094-03-01T12:30:00Z");
        await Board.Page.Mouse.UpAsync();
        await Board.Page.Keyboard.UpAsync("Shift");
        await Expect(Selected).ToHaveCountAsync(2);
        Assert.That(Board.Reports, Is.Empty);
    }

    [Test]
    public async Task Selected_visits_of_one_technician_are_given_to_another_one_and_move_together()
    {
        var first = await OpenWithVisits();
        await Draw("T05", "2094-03-01T09:00:00Z", "T05", "2094-03-01T12:30:00Z");
        await Board.Page.Mouse.UpAsync();
        await Board.Drag(Board.Visit(first), "T07", "2094-03-01T11:00:00Z");
        await Board.Said("Assigned to another technician.");
        Assert.That(await Planned(), Is.EqualTo("T07 11:00-12:00, T07 13:00-14:00, T06 10:00-11:00"));
    }

    [Test]
    public async Task Selected_visits_of_several_technicians_keep_them()
    {
        var first = await OpenWithVisits();
        await Board.Press(Board.Visit(first), "Shift+ArrowRight", "Shift+ArrowDown");
        await Expect(Selected).ToHaveCountAsync(3);
        await Board.Drag(Board.Visit(first), "T07", "2094-03-01T11:00:00Z");
        await Board.Said("Moved.");
        Assert.That(await Planned(), Is.EqualTo("T05 11:00-12:00, T05 13:00-14:00, T06 11:00-12:00"));
    }

    /// <summary>Plans A and B for T05 at 10:00 and 12:00, and C for T06 at 10:00. Returns the id of the first visit.</summary>
    private async Task<string> OpenWithVisits()
    {
        var first = "";
        foreach (var (order, user, hour) in new[] { ("C", "T06", 10), ("B", "T05", 12), ("A", "T05", 10) })
        {
            await Tenant.Order(order);
            first = (await Tenant.Planned(order, user, $"2094-03-01T{hour}:00:00Z"))["id"]!;
        }
        await Open();
        return first;
    }

    /// <summary>Presses the pointer at one place, and moves it to another.</summary>
    private async Task Draw(string fromUser, string from, string toUser, string to)
    {
        var start = await Board.PlaceOf(fromUser, from);
        var end = await Board.PlaceOf(toUser, to);
        await Board.Page.Mouse.MoveAsync(start.X, start.Y);
        await Board.Page.Mouse.DownAsync();
        await Board.Page.Mouse.MoveAsync(end.X, end.Y + 4, new() { Steps = 5 });
    }

    private async Task<string> Planned() => $"{await Board.Planned("A")}, {await Board.Planned("B")}, {await Board.Planned("C")}";
}
