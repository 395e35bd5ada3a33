using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace WorkOrders.Board.Tests;

/// <summary>Commands can be undone, unless somebody else has changed the visit since.</summary>
public sealed class UndoTests : PlannedBoardTests
{
    [Test, Commands("undo", "redo")]
    public async Task Commands_are_undone_and_done_again([Values] By by)
    {
        var visit = await OpenWithVisit();
        await Board.Press(visit, "Alt+ArrowRight");
        await Board.Said("Moved.");
        await Board.Run(by, "Control+z", "undo");
        await Board.Said("Undone.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
        await Board.Run(by, "Control+Shift+Z", "redo");
        await Board.Said("Redone.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:15-11:15"));
    }

    [Test]
    public async Task Several_commands_on_one_visit_are_undone_one_after_the_other()
    {
        var visit = await OpenWithVisit();
        await Board.Press(visit, "Alt+ArrowRight");
        await Assertions.Expect(visit).ToHaveAccessibleNameAsync(Time("10:15–11:15"));
        await Board.Press(visit, "Alt+ArrowRight");
        await Assertions.Expect(visit).ToHaveAccessibleNameAsync(Time("10:30–11:30"));
        await Board.Press(visit, "Control+z");
        await Assertions.Expect(visit).ToHaveAccessibleNameAsync(Time("10:15–11:15"));
        await Board.Press(visit, "Control+z");
        await Assertions.Expect(visit).ToHaveAccessibleNameAsync(Time("10:00–11:00"));
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task What_somebody_has_changed_since_is_not_undone()
    {
        var visit = await OpenWithVisit();
        await Board.Press(visit, "Alt+ArrowRight");
        await Board.Said("Moved.");
        var id = await visit.GetAttributeAsync("data-entry");
        await Tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({id})", """{"date_from":"2094-03-01T14:00:00Z"}""");
        await Board.Press(visit, "Control+z");
        await Board.Said("it cannot be undone");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 14:00-15:00"));
    }

    [Test]
    public async Task A_dispatch_is_undone_and_done_again()
    {
        var visit = await OpenWithVisit();
        await Board.Press(visit, "d");
        await Board.Said("Dispatched.");
        await Board.Press(visit, "Control+z");
        await Board.Said("Undone.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Planned"));
        await Board.Press(visit, "Control+Shift+Z");
        await Board.Said("Redone.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Dispatched"));
    }

    [Test]
    public async Task A_canceled_order_returns_to_the_backlog_unless_somebody_has_changed_it()
    {
        await Tenant.Order("A");
        await Open();
        await Board.Press(Board.Order("A"), "Shift+X");
        await Board.Said("Order canceled.");
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("Undone.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("ToBePlanned"));
        await Board.Press(Board.Order("A"), "Shift+X");
        await Board.Said("Order canceled.");
        await Tenant.Send(HttpMethod.Patch, "/api/Jobs(reference_back_office='A')", """{"name":"Changed"}""");
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("it cannot be undone");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Canceled"));
    }

    [Test]
    public async Task A_command_that_cannot_be_undone_says_so_and_an_earlier_one_is_not_undone_instead()
    {
        var visit = await OpenWithVisit();
        await Board.Press(visit, "Alt+ArrowRight");
        await Board.Said("Moved.");
        await Board.Press(visit, "Shift+X");
        await Board.Said("Order canceled.");
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("Nothing was undone. This action cannot be undone.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Canceled"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Undo_and_redo_work_after_a_reload(bool isInOtherLanguage)
    {
        var visit = await OpenWithVisit();
        await Board.Press(visit, "Alt+ArrowRight");
        await Board.Said("Moved.");
        if (isInOtherLanguage)
        {
            await Board.Page.Locator(".person summary").ClickAsync();
            await Board.Page.Locator(".person select").SelectOptionAsync("de");
            await Assertions.Expect(Board.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
            await Board.Page.EvaluateAsync("localStorage.clear()");
        }
        await Open();
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("Undone.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
        await Open();
        await Board.Page.Keyboard.PressAsync("Control+Shift+Z");
        await Board.Said("Redone.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:15-11:15"));
    }

    private static Regex Time(string text) => new(Regex.Escape(text));
}
