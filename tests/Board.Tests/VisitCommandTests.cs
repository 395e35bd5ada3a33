using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>What can be done with a visit without moving it; what was stored is read back through the API.</summary>
public sealed class VisitCommandTests : PlannedBoardTests
{
    [Test, Commands("unplan")]
    public async Task A_visit_is_unplanned([Values] By by)
    {
        var visit = await OpenWithVisit();
        await Board.Run(by, visit, "Delete", "Unplan");
        await AssertUnplanned();
    }

    [Test]
    public async Task A_visit_that_is_dropped_on_the_backlog_is_unplanned()
    {
        var visit = await OpenWithVisit();
        await Board.StartDrag(visit);
        var box = (await Board.Page.Locator(".backlog").BoundingBoxAsync())!;
        await Board.Page.Mouse.MoveAsync(box.X + 100, box.Y + 400, new() { Steps = 5 });
        await Board.Page.Mouse.UpAsync();
        await AssertUnplanned();
    }

    [Test, Commands("lock")]
    public async Task A_locked_visit_cannot_be_moved_until_it_is_unlocked([Values] By by)
    {
        var visit = await OpenWithVisit();
        await Board.Run(by, visit, "l", "Lock");
        await Board.Said("Locked.");
        Assert.That((bool)(await Board.Entry("A"))["is_locked"]!, Is.True);
        await Expect(visit).ToHaveAccessibleNameAsync(new Regex(", locked"));
        await Board.Run(by, visit, "Alt+ArrowRight", "Move later");
        await Expect(Board.Card).ToContainTextAsync("the visit is locked");
        await Board.Page.Keyboard.PressAsync("Escape");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
        await Board.Run(by, visit, "l", "Unlock");
        await Board.Said("Unlocked.");
        await Expect(visit).Not.ToHaveAccessibleNameAsync(new Regex(", locked"));
        await Board.Run(by, visit, "Alt+ArrowRight", "Move later");
        await Board.Said("Moved.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:15-11:15"));
    }

    [Test, Commands("inform")]
    public async Task A_visit_is_marked_as_known_to_the_customer_and_not_known([Values] By by)
    {
        var visit = await OpenWithVisit();
        await Board.Run(by, visit, "i", "Mark the customer as informed");
        await Board.Said("Customer marked as informed.");
        Assert.That((bool)(await Board.Entry("A"))["customer_informed"]!, Is.True);
        await Expect(visit).ToHaveAccessibleNameAsync(new Regex(", customer informed"));
        await Board.Run(by, visit, "i", "Mark the customer as not informed");
        await Board.Said("Customer marked as not informed.");
        Assert.That((bool)(await Board.Entry("A"))["customer_informed"]!, Is.False);
    }

    [Test, Commands("dispatch")]
    public async Task An_order_is_sent_to_the_technician([Values] By by)
    {
        var visit = await OpenWithVisit();
        await Board.Run(by, visit, "d", "Dispatch");
        await Board.Said("Dispatched.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Dispatched"));
    }

    [Test, Commands("confirm")]
    public async Task A_suggestion_is_confirmed([Values] By by)
    {
        var suggestion = await OpenWithSuggestion();
        await Board.Run(by, suggestion, "Enter", "Confirm the suggestion");
        await Board.Said("Suggestion confirmed.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test, Commands("confirmAll")]
    public async Task All_suggestions_shown_are_confirmed_at_once([Values] By by)
    {
        await Suggest("A", "T05", "2094-03-01T10:00:00Z");
        await Suggest("B", "T06", "2094-03-01T12:00:00Z");
        await Open();
        await Expect(Board.Page.Locator("button.tentative")).ToHaveCountAsync(2);
        await Board.Run(by, "Shift+Enter", "confirmAll");
        await Board.Said("2 suggestions confirmed.");
        Assert.That((await Board.Planned("A"), await Board.Planned("B")), Is.EqualTo(("T05 10:00-11:00", "T06 12:00-13:00")));
        await Expect(Board.Page.Locator("[aria-pressed=true][data-entry]")).ToHaveCountAsync(0);
        await Board.Page.GetByRole(AriaRole.Button, new() { Name = "Changes" }).ClickAsync();
        var changes = Board.Page.Locator(".drawer");
        await Expect(changes).ToContainTextAsync(new Regex(@"A Work \([^)]+\) visit added by "));
        await Expect(changes).ToContainTextAsync(new Regex(@"A Work \([^)]+\) suggestion ended by "));
        await Expect(changes).Not.ToContainTextAsync(new Regex(@"A Work \([^)]+\) visit removed"));
    }

    [Test]
    public async Task Suggestions_that_cannot_be_confirmed_are_named_and_the_others_are_confirmed_and_undone_together()
    {
        await Suggest("A", "T05", "2094-03-01T10:00:00Z");
        await Suggest("B", "T05", "2094-03-01T10:30:00Z");
        await Suggest("C", "T06", "2094-03-01T12:00:00Z");
        await Open();
        await Expect(Board.Page.Locator("button.tentative")).ToHaveCountAsync(3);
        await Board.Run(By.Keyboard, "Shift+Enter", "confirmAll");
        await Board.Said("2 of 3 suggestions confirmed.");
        await Expect(Board.Card).ToContainTextAsync("B: other planned work.");
        Assert.That(await Task.WhenAll(new[] { "A", "B", "C" }.Select(Board.Planned)),
            Is.EqualTo(new[] { "T05 10:00-11:00", null, "T06 12:00-13:00" }));
        await Board.Page.Keyboard.PressAsync("Escape");
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("Undone.");
        await Expect(Board.Page.Locator("button.tentative")).ToHaveCountAsync(3);
    }

    [Test, Commands("drop")]
    public async Task A_suggestion_is_discarded([Values] By by)
    {
        var suggestion = await OpenWithSuggestion();
        await Board.Run(by, suggestion, "x", "Discard the suggestion");
        await Board.Said("Suggestion discarded.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("ToBePlanned"));
        await Expect(suggestion).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_buttons_of_the_details_are_commands_of_the_visit()
    {
        var visit = await OpenWithVisit();
        await visit.ClickAsync();
        await Board.Page.Locator(".details [data-command=inform]").ClickAsync();
        await Board.Said("Customer marked as informed.");
        await Board.Page.Locator(".details [data-command=dispatch]").ClickAsync();
        await Board.Said("Dispatched.");
        Assert.That((bool)(await Board.Entry("A"))["customer_informed"]!, Is.True);
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Dispatched"));
    }

    private async Task AssertUnplanned()
    {
        await Board.Said("Unplanned.");
        Assert.That(await Board.Planned("A"), Is.Null);
        await Expect(Board.Order("A")).ToBeVisibleAsync();
    }
}
