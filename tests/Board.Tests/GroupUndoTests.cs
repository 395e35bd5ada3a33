using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WorkOrders.Board.Tests;

/// <summary>Commands on several visits are undone as a whole, or not at all.</summary>
public sealed class GroupUndoTests : PlannedBoardTests
{
    [Test]
    public async Task Several_visits_are_moved_and_unplanned_and_both_are_undone()
    {
        var second = await OpenWithTwoVisits();
        await Board.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await Board.Said("Moved.");
        Assert.That(await Planned(), Is.EqualTo("T05 10:15-11:15, T05 12:15-13:15"));
        await Board.Page.Keyboard.PressAsync("Delete");
        await Board.Said("Unplanned.");
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("Undone.");
        Assert.That(await Planned(), Is.EqualTo("T05 10:15-11:15, T05 12:15-13:15"));
        await Board.Page.Locator("[data-command=undo]").ClickAsync();
        await Assertions.Expect(Board.Visit(second)).ToHaveAccessibleNameAsync(new Regex("12:00–13:00"));
        Assert.That(await Planned(), Is.EqualTo("T05 10:00-11:00, T05 12:00-13:00"));
    }

    [Test]
    public async Task Nothing_is_undone_if_somebody_has_changed_one_of_the_visits()
    {
        var second = await OpenWithTwoVisits();
        await Board.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await Board.Said("Moved.");
        await Tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({second})", """{"date_from":"2094-03-01T14:00:00Z"}""");
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("first has changed it since; it cannot be undone.");
        Assert.That(await Planned(), Is.EqualTo("T05 10:15-11:15, T05 14:00-15:00"));
    }

    [Test]
    public async Task A_confirmed_suggestion_becomes_a_suggestion_again()
    {
        var suggestion = await OpenWithSuggestion();
        await Board.Press(suggestion, "Enter");
        await Board.Said("Suggestion confirmed.");
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("Undone.");
        await Assertions.Expect(suggestion).ToHaveCountAsync(1);
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Suggested"));
        await Board.Page.Keyboard.PressAsync("Control+Shift+Z");
        await Board.Said("Redone.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    /// <summary>Plans the orders A and B for T05 at 10:00 and 12:00, and selects both visits.</summary>
    /// <returns>The id of the second visit.</returns>
    private async Task<string> OpenWithTwoVisits()
    {
        await Tenant.Order("B");
        var second = (await Tenant.Planned("B", "T05", "2094-03-01T12:00:00Z"))["id"]!;
        var first = await OpenWithVisit();
        await first.ClickAsync();
        await Board.Visit(second).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        return second;
    }

    private async Task<string> Planned() => $"{await Board.Planned("A")}, {await Board.Planned("B")}";
}
