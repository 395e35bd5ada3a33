using Microsoft.Playwright;
using WorkOrders.Integration.Tests.Planning;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>Each command of a dispatcher, by mouse and by keyboard; what was stored is read back.</summary>
public sealed class CommandTests
{
    private const string Day = "day/2094-03-01";

    private PlanningTenant _tenant = null!;
    private PlannedBoard _board = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await PlanningTenant.Create();

    [TearDown]
    public async Task Close()
    {
        await _board.DisposeAsync();
        _tenant.Dispose();
    }

    [Test]
    public async Task An_order_is_dragged_to_a_technician()
    {
        await _tenant.Order("A");
        _board = await PlannedBoard.Open(_tenant, Day);
        await _board.Drag(_board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await _board.Said("Planned.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
        await Expect(_board.Order("A")).ToHaveCountAsync(0);
        Assert.That(_board.Reports, Is.Empty);
    }

    [Test]
    public async Task An_order_is_planned_by_keyboard()
    {
        await _tenant.Order("A");
        _board = await PlannedBoard.Open(_tenant, Day);
        await _board.Press(_board.Order("A"), "p");
        await _board.Said("fits");
        await _board.Page.Keyboard.PressAsync("ArrowRight");
        await _board.Said("08:15");
        await _board.Page.Keyboard.PressAsync("Enter");
        await _board.Said("Planned.");
        Assert.That(await _board.Planned("A"), Does.Match("^T0[1-8] 08:15-09:15"));
    }

    [Test]
    public async Task A_visit_is_moved([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await _board.Press(visit, "Alt+ArrowRight");
        }
        else
        {
            await _board.Drag(visit, "T05", "2094-03-01T10:15:00Z");
        }
        await _board.Said("Moved.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:15-11:15"));
    }

    [Test]
    public async Task A_visit_is_given_to_another_technician([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await _board.Press(visit, "Alt+ArrowDown");
        }
        else
        {
            await _board.Drag(visit, "T06", "2094-03-01T10:00:00Z");
        }
        await _board.Said("Given to another technician.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T06 10:00-11:00"));
    }

    [Test]
    public async Task A_visit_becomes_longer([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await _board.Press(visit, "Control+Alt+ArrowRight");
        }
        else
        {
            await _board.Drag(visit.Locator("[data-edge=end]"), "T05", "2094-03-01T11:15:00Z");
        }
        await _board.Said("Duration changed.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:00-11:15"));
    }

    [Test]
    public async Task A_visit_is_unplanned([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await _board.Press(visit, "Delete");
        }
        else
        {
            await _board.Lift(visit);
            var box = (await _board.Page.Locator(".backlog").BoundingBoxAsync())!;
            await _board.Page.Mouse.MoveAsync(box.X + 100, box.Y + 400, new() { Steps = 5 });
            await _board.Page.Mouse.UpAsync();
        }
        await _board.Said("Unplanned.");
        Assert.That(await _board.Planned("A"), Is.Null);
        await Expect(_board.Order("A")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_technician_is_added([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        if (byKeyboard)
        {
            await _board.Press(visit, "t", "ArrowDown");
            await _board.Said("Farid");
            await _board.Page.Keyboard.PressAsync("Enter");
        }
        else
        {
            await _board.Lift(visit);
            await _board.Page.Keyboard.DownAsync("Control");
            await _board.Carry("T06", "2094-03-01T10:00:00Z");
            await _board.Page.Mouse.UpAsync();
            await _board.Page.Keyboard.UpAsync("Control");
        }
        await _board.Said("Planned.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:00-11:00, T06 10:00-11:00"));
    }

    [Test]
    public async Task A_visit_is_locked_and_cannot_be_moved_then([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        await Run(visit, byKeyboard, "l", "Lock or unlock");
        await _board.Said("Locked.");
        await _board.Press(visit, "Alt+ArrowRight");
        await Expect(_board.Card).ToContainTextAsync("the visit is locked");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task An_order_is_sent_to_the_technician([Values] bool byKeyboard)
    {
        var visit = await OpenWithVisit();
        await Run(visit, byKeyboard, "d", "Send to the technician");
        await _board.Said("Sent to the technician.");
        Assert.That(await _tenant.Status("A"), Is.EqualTo("Dispatched"));
    }

    [Test]
    public async Task A_suggestion_is_confirmed([Values] bool byKeyboard)
    {
        var entry = await OpenWithSuggestion();
        await Run(entry, byKeyboard, "Enter", "Confirm the suggestion");
        await _board.Said("Suggestion confirmed.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task A_suggestion_is_dropped([Values] bool byKeyboard)
    {
        var entry = await OpenWithSuggestion();
        await Run(entry, byKeyboard, "x", "Drop the suggestion");
        await _board.Said("Suggestion dropped.");
        Assert.That(await _tenant.Status("A"), Is.EqualTo("ToBePlanned"));
    }

    [Test]
    public async Task A_suggested_technician_is_taken()
    {
        await _tenant.Order("A");
        _board = await PlannedBoard.Open(_tenant, Day);
        await _board.Press(_board.Order("A"), "s");
        await _board.Page.GetByText("Take this time").First.ClickAsync();
        await _board.Said("Planned.");
        Assert.That(await _board.Planned("A"), Does.Contain("08:00-09:00"));
    }

    [Test]
    public async Task An_order_is_created()
    {
        _board = await PlannedBoard.Open(_tenant, Day);
        await _board.Page.Locator("[data-command=create]").ClickAsync();
        await _board.Page.Locator("[name=project]").FillAsync("EQ-10023");
        await _board.Page.Locator("[name=name]").FillAsync("No hot water");
        await _board.Page.Locator("dialog [type=submit]").ClickAsync();
        await _board.Said("Order created.");
        await Expect(_board.Order("No hot water")).ToBeVisibleAsync();
    }

    private async Task<ILocator> OpenWithVisit()
    {
        await _tenant.Order("A");
        var entry = (await _tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        _board = await PlannedBoard.Open(_tenant, Day);
        return _board.Visit(entry);
    }

    private async Task<ILocator> OpenWithSuggestion()
    {
        await _tenant.Order("A",
            "\"job_status_code\":\"Suggested\",\"suggested_user_code\":\"T05\",\"suggested_date_start\":\"2094-03-01T10:00:00Z\"");
        _board = await PlannedBoard.Open(_tenant, Day);
        return _board.Page.Locator("button.tentative");
    }

    /// <summary>Runs a command by its key, or by its button in the details of the visit.</summary>
    private async Task Run(ILocator visit, bool byKeyboard, string key, string button)
    {
        if (byKeyboard)
        {
            await _board.Press(visit, key);
            return;
        }
        await visit.ClickAsync();
        await _board.Page.Locator(".details").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }
}
