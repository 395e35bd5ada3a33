using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>Each command of a dispatcher, by mouse and by keyboard; what was stored is read back.</summary>
public sealed class CommandTests : PlannedBoardTests
{
    [Test]
    public async Task An_order_is_dragged_to_a_technician()
    {
        await Tenant.Order("A");
        await Open();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
        await Expect(Board.Order("A")).ToHaveCountAsync(0);
        Assert.That(Board.Reports, Is.Empty);
    }

    [Test]
    public async Task An_order_is_planned_by_keyboard()
    {
        await Tenant.Order("A");
        await Open();
        await Board.Press(Board.Order("A"), "p");
        await Board.Said("fits");
        await Board.Page.Keyboard.PressAsync("ArrowRight");
        await Board.Said("08:15");
        await Board.Page.Keyboard.PressAsync("Enter");
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Does.Match("^T0[1-8] 08:15-09:15"));
    }

    [Test]
    public async Task A_visit_is_moved([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await Board.Press(visit, "Alt+ArrowRight");
        }
        else
        {
            await Board.Drag(visit, "T05", "2094-03-01T10:15:00Z");
        }
        await Board.Said("Moved.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:15-11:15"));
    }

    [Test]
    public async Task A_visit_is_given_to_another_technician([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await Board.Press(visit, "Alt+ArrowDown");
        }
        else
        {
            await Board.Drag(visit, "T06", "2094-03-01T10:00:00Z");
        }
        await Board.Said("Assigned to another technician.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T06 10:00-11:00"));
    }

    [Test]
    public async Task A_visit_becomes_longer([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await Board.Press(visit, "Control+Alt+ArrowRight");
        }
        else
        {
            await Board.Drag(visit.Locator("[data-edge=end]"), "T05", "2094-03-01T11:15:00Z");
        }
        await Board.Said("Duration changed.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:15"));
    }

    [Test]
    public async Task A_visit_is_unplanned([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await Board.Press(visit, "Delete");
        }
        else
        {
            await Board.Lift(visit);
            var box = (await Board.Page.Locator(".backlog").BoundingBoxAsync())!;
            await Board.Page.Mouse.MoveAsync(box.X + 100, box.Y + 400, new() { Steps = 5 });
            await Board.Page.Mouse.UpAsync();
        }
        await Board.Said("Unplanned.");
        Assert.That(await Board.Planned("A"), Is.Null);
        await Expect(Board.Order("A")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_technician_is_added([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await Board.Press(visit, "t", "ArrowDown");
            await Board.Said("Farid");
            await Board.Page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await Board.Lift(visit);
            await Board.Page.Keyboard.DownAsync("Control");
            await Board.Carry("T06", "2094-03-01T10:00:00Z");
            await Board.Page.Mouse.UpAsync();
            await Board.Page.Keyboard.UpAsync("Control");
        }
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00, T06 10:00-11:00"));
    }

    [Test]
    public async Task A_visit_is_locked_and_cannot_be_moved_then([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        await Run(visit, byKeyboard, "l", "Lock or unlock");
        await Board.Said("Locked.");
        await Board.Press(visit, "Alt+ArrowRight");
        await Expect(Board.Card).ToContainTextAsync("the visit is locked");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task An_order_is_sent_to_the_technician([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        await Run(visit, byKeyboard, "d", "Dispatch");
        await Board.Said("Dispatched.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Dispatched"));
    }

    [Test]
    public async Task A_suggestion_is_confirmed([Values] bool byKeyboard)
    {
        var entry = await OpenWithSuggestion();
        await Run(entry, byKeyboard, "Enter", "Confirm the suggestion");
        await Board.Said("Suggestion confirmed.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task A_suggestion_is_dropped([Values] bool byKeyboard)
    {
        var entry = await OpenWithSuggestion();
        await Run(entry, byKeyboard, "x", "Discard the suggestion");
        await Board.Said("Suggestion discarded.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("ToBePlanned"));
    }

    [Test]
    public async Task A_suggested_technician_is_taken()
    {
        await Tenant.Order("A");
        await Open();
        await Board.Press(Board.Order("A"), "s");
        await Board.Page.GetByText("Take this time").First.ClickAsync();
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Does.Contain("08:00-09:00"));
    }

    [Test]
    public async Task An_order_is_created()
    {
        await Open();
        await Board.Page.Locator("[data-command=create]").ClickAsync();
        await Board.Page.Locator("[name=project]").FillAsync("EQ-10023");
        await Board.Page.Locator("[name=name]").FillAsync("No hot water");
        await Board.Page.Locator("dialog [type=submit]").ClickAsync();
        await Board.Said("Order created.");
        await Expect(Board.Order("No hot water")).ToBeVisibleAsync();
    }

    /// <summary>Runs a command by its key, or by its button in the details of the visit.</summary>
    private async Task Run(ILocator visit, bool byKeyboard, string key, string button)
    {
        if (byKeyboard)
        {
            await Board.Press(visit, key);
            return;
        }
        await visit.ClickAsync();
        await Board.Page.Locator(".details").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }
}
