using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>Visits are moved, resized and given to others, by mouse and by keyboard; what is stored is read back through the API.</summary>
public sealed class MoveTests : PlannedBoardTests
{
    [Test]
    public async Task A_visit_is_dragged()
    {
        var visit = await OpenWithVisit();
        await Board.Drag(visit, "T05", "2094-03-01T10:15:00Z");
        await Board.Said("Moved.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:15-11:15"));
    }

    [Test]
    public async Task A_visit_is_dragged_to_another_technician()
    {
        var visit = await OpenWithVisit();
        await Board.Drag(visit, "T06", "2094-03-01T10:00:00Z");
        await Board.Said("Assigned to another technician.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T06 10:00-11:00"));
    }

    [Test]
    public async Task Details_that_are_open_follow_a_visit_that_is_dragged()
    {
        await Tenant.Order("B");
        var other = Board.Visit((await Tenant.Planned("B", "T06", "2094-03-01T10:00:00Z"))["id"]!);
        await (await OpenWithVisit()).ClickAsync();
        var heading = Board.Page.Locator(".details h2");
        await Expect(heading).ToHaveTextAsync("A Work");
        await Board.Drag(other, "T06", "2094-03-01T12:00:00Z");
        await Board.Said("Moved.");
        await Expect(heading).ToHaveTextAsync("B Work");
    }

    [Test]
    public async Task A_visit_that_somebody_unplans_meanwhile_is_not_moved_and_the_page_says_so()
    {
        var visit = await OpenWithVisit();
        var id = await visit.GetAttributeAsync("data-entry");
        await Board.StartDrag(visit);
        await Tenant.Send(HttpMethod.Delete, $"/api/JobPlanning({id})");
        await Expect(visit).ToHaveCountAsync(0);
        await Board.DragTo("T06", "2094-03-01T10:00:00Z");
        await Board.Page.Mouse.UpAsync();
        await Board.Said("A is no longer planned there. Nothing was changed.");
        Assert.That(await Board.Planned("A"), Is.Null);
    }

    [TestCase("start", "2094-03-01T09:45:00Z", "T05 09:45-11:00")]
    [TestCase("end", "2094-03-01T11:15:00Z", "T05 10:00-11:15")]
    public async Task An_end_of_a_visit_is_dragged(string end, string time, string planned)
    {
        var visit = await OpenWithVisit();
        await visit.HoverAsync();
        await Board.Drag(visit.Locator($"[data-edge={end}]"), "T05", time);
        await Board.Said("Duration changed.");
        Assert.That(await Board.Planned("A"), Is.EqualTo(planned));
    }

    [TestCase("start", 5, "T05 10:05-11:00")]
    [TestCase("end", -5, "T05 10:00-11:05")]
    public async Task An_end_of_a_visit_moves_as_far_as_the_pointer_wherever_its_handle_was_pressed(string end, int inside, string planned)
    {
        var visit = await OpenWithVisit();
        await visit.HoverAsync();
        var (x, y) = await Board.PlaceOf("T05", end == "start" ? "2094-03-01T10:00:00Z" : "2094-03-01T11:00:00Z");
        var (later, _) = await Board.PlaceOf("T05", end == "start" ? "2094-03-01T10:05:00Z" : "2094-03-01T11:05:00Z");
        await Board.Page.Mouse.MoveAsync(x + inside, y);
        await Board.Page.Mouse.DownAsync();
        await Board.Page.Keyboard.DownAsync("Alt");
        await Board.Page.Mouse.MoveAsync(later + inside, y, new() { Steps = 3 });
        await Board.Page.Mouse.UpAsync();
        await Board.Page.Keyboard.UpAsync("Alt");
        await Board.Said("Duration changed.");
        Assert.That(await Board.Planned("A"), Is.EqualTo(planned));
    }

    [Test, Commands("moveEarlier", "moveLater", "moveUp", "moveDown", "shorter", "longer")]
    public async Task A_visit_is_changed_by_one_step(
        [Values] By by,
        [ValueSource(nameof(Steps))] (string Key, string Name, string Said, string Planned) step)
    {
        var visit = await OpenWithVisit();
        await Board.Run(by, visit, step.Key, step.Name);
        await Board.Said(step.Said);
        Assert.That(await Board.Planned("A"), Is.EqualTo(step.Planned));
    }

    [Test, Commands("place")]
    public async Task A_visit_is_picked_up_and_placed([Values] By by)
    {
        var visit = await OpenWithVisit();
        await Board.Run(by, visit, "m", "Move");
        await Expect(Board.Page.Locator(".strip.fit").First).ToBeVisibleAsync();
        if (by == By.Mouse)
        {
            await Board.Click("T06", "2094-03-01T12:00:00Z");
        }
        else
        {
            await Board.Page.Keyboard.PressAsync("ArrowDown");
            await Board.PressUntil("ArrowRight", "12:00–13:00");
            await Board.Page.Keyboard.PressAsync("Enter");
        }
        await Board.Said("Assigned to another technician.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T06 12:00-13:00"));
    }

    [Test]
    public async Task What_was_picked_up_is_put_back_with_Escape([Values] By by)
    {
        var visit = await OpenWithVisit();
        await Board.Run(by, visit, "m", "Move");
        await Board.Said("fits");
        await Board.Page.Keyboard.PressAsync("ArrowRight");
        await Board.Said("10:15");
        await Board.Page.Keyboard.PressAsync("Escape");
        await Expect(Board.Page.Locator(".preview")).ToHaveCountAsync(0);
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test, Commands("add")]
    public async Task A_technician_is_added([Values] By by)
    {
        var visit = await OpenWithVisit();
        await Board.Run(by, visit, "t", "Add a technician");
        if (by == By.Mouse)
        {
            await Board.Click("T06", "2094-03-01T10:30:00Z");
        }
        else
        {
            await Board.Page.Keyboard.PressAsync("ArrowDown");
            await Board.Said("Farid");
            await Board.Page.Keyboard.PressAsync("Enter");
        }
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00, T06 10:00-11:00"));
    }

    [Test]
    public async Task A_technician_is_added_by_dragging_with_Ctrl()
    {
        var visit = await OpenWithVisit();
        await Board.StartDrag(visit);
        await Board.Page.Keyboard.DownAsync("Control");
        await Board.DragTo("T06", "2094-03-01T10:00:00Z");
        await Board.Page.Mouse.UpAsync();
        await Board.Page.Keyboard.UpAsync("Control");
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00, T06 10:00-11:00"));
    }

    private static IEnumerable<(string Key, string Name, string Said, string Planned)> Steps() =>
    [
        ("Alt+ArrowLeft", "Move earlier", "Moved.", "T05 09:45-10:45"),
        ("Alt+ArrowRight", "Move later", "Moved.", "T05 10:15-11:15"),
        ("Alt+ArrowUp", "Assign to the technician above", "Assigned to another technician.", "T04 10:00-11:00"),
        ("Alt+ArrowDown", "Assign to the technician below", "Assigned to another technician.", "T06 10:00-11:00"),
        ("Control+Alt+ArrowLeft", "Shorter", "Duration changed.", "T05 10:00-10:45"),
        ("Control+Alt+ArrowRight", "Longer", "Duration changed.", "T05 10:00-11:15"),
    ];
}
