using WorkOrders.Integration.Tests.Planning;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>A refused command shows the reasons, and what can be done instead.</summary>
public sealed class RefusalCardTests
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
    public async Task A_clash_shows_the_other_order_and_plans_at_a_free_time_with_one_click()
    {
        await _tenant.Order("A", "\"earliest_date_plannable\":\"2094-03-01T00:00:00Z\"");
        await _tenant.Order("B");
        await _tenant.Planned("B", "T05", "2094-03-01T10:00:00Z");
        _board = await PlannedBoard.Open(_tenant, Day);
        await _board.Drag(_board.Order("A"), "T05", "2094-03-01T10:30:00Z");
        await Expect(_board.Card).ToContainTextAsync("other planned work");
        await Expect(_board.Card).ToContainTextAsync("B, 10:00–11:00");
        await _board.Card.Locator(".slots button").First.ClickAsync();
        await _board.Said("Planned.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 08:00-09:00"));
        await Expect(_board.Card).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_rule_that_force_overrides_can_be_overridden()
    {
        await _tenant.Order("A", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        _board = await PlannedBoard.Open(_tenant, Day);
        await _board.Drag(_board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await _board.Card.GetByText("Plan despite: after the due date").ClickAsync();
        await _board.Said("Planned.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task A_visit_that_somebody_moved_while_it_was_dragged_is_kept_and_the_card_says_who()
    {
        await _tenant.Order("A");
        var entry = (await _tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        _board = await PlannedBoard.Open(_tenant, Day);
        await _board.Lift(_board.Visit(entry));
        await _board.Carry("T05", "2094-03-01T12:00:00Z");
        await _tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({entry})", """{"date_from":"2094-03-01T14:00:00Z"}""");
        await _board.Page.Mouse.UpAsync();
        await Expect(_board.Card).ToContainTextAsync("Changed meanwhile by first.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 14:00-15:00"));
        await _board.Card.GetByText("Do it anyway").ClickAsync();
        await _board.Said("Moved.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 12:00-13:00"));
    }

    [Test]
    public async Task Escape_closes_the_card()
    {
        await _tenant.Order("A", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        _board = await PlannedBoard.Open(_tenant, Day);
        await _board.Drag(_board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await Expect(_board.Card).ToBeVisibleAsync();
        await _board.Page.Keyboard.PressAsync("Escape");
        await Expect(_board.Card).ToHaveCountAsync(0);
        Assert.That(await _board.Planned("A"), Is.Null);
    }
}
