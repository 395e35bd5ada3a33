using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>Commands for several selected visits: all are changed, or none.</summary>
public sealed class SeveralVisitsTests : PlannedBoardTests
{
    private ILocator _first = null!;
    private ILocator _second = null!;

    [SetUp]
    public async Task PlanTwo()
    {
        await Tenant.Order("A");
        await Tenant.Order("B");
        var first = await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z");
        var second = await Tenant.Planned("B", "T05", "2094-03-01T12:00:00Z");
        await Open();
        (_first, _second) = (Board.Visit(first["id"]!), Board.Visit(second["id"]!));
    }

    [Test]
    public async Task Several_visits_are_moved_by_one_step([Values] By by)
    {
        await Select(by);
        await Board.Run(by, _second, "Alt+ArrowRight", "Move later");
        await AssertMoved();
    }

    [Test]
    public async Task Several_visits_are_dragged()
    {
        await Select(By.Mouse);
        await Board.Drag(_second, "T05", "2094-03-01T12:15:00Z");
        await AssertMoved();
    }

    [Test]
    public async Task Several_visits_are_unplanned([Values] By by)
    {
        await Select(by);
        await Board.Run(by, _second, "Delete", "Unplan");
        await Board.Said("Unplanned.");
        Assert.That((await Board.Planned("A"), await Board.Planned("B")), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task If_one_of_several_visits_cannot_be_moved_none_is()
    {
        await Tenant.Order("C");
        await Tenant.Planned("C", "T05", "2094-03-01T13:00:00Z");
        await Select(By.Keyboard);
        await Board.Press(_second, "Alt+ArrowRight");
        await Expect(Board.Card).ToContainTextAsync("other planned work");
        Assert.That((await Board.Planned("A"), await Board.Planned("B")), Is.EqualTo(("T05 10:00-11:00", "T05 12:00-13:00")));
    }

    private async Task Select(By by)
    {
        if (by == By.Keyboard)
        {
            await Board.Press(_first, "Shift+ArrowRight");
        }
        else
        {
            await _first.ClickAsync();
            await _second.ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        }
        await Expect(Board.Page.Locator("button.bar.selected")).ToHaveCountAsync(2);
    }

    private async Task AssertMoved()
    {
        await Board.Said("Moved.");
        Assert.That((await Board.Planned("A"), await Board.Planned("B")), Is.EqualTo(("T05 10:15-11:15", "T05 12:15-13:15")));
    }
}
