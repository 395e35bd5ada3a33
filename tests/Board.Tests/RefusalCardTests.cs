using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>A refused command shows the reasons, and what can be done instead.</summary>
public sealed class RefusalCardTests : PlannedBoardTests
{
    [Test]
    public async Task A_clash_shows_the_other_order_and_plans_at_a_free_time_with_one_click()
    {
        await Tenant.Order("A", "\"earliest_date_plannable\":\"2094-03-01T00:00:00Z\"");
        await Tenant.Order("B");
        await Tenant.Planned("B", "T05", "2094-03-01T10:00:00Z");
        await Open();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:30:00Z");
        await Expect(Board.Card).ToContainTextAsync("other planned work");
        await Expect(Board.Card).ToContainTextAsync("B, 10:00–11:00");
        await Board.Card.Locator(".slots button").First.ClickAsync();
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 08:00-09:00"));
        await Expect(Board.Card).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_rule_that_force_overrides_can_be_overridden()
    {
        await Tenant.Order("A", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        await Open();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await Board.Card.GetByText("Plan despite: after the due date").ClickAsync();
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task A_visit_that_somebody_moved_while_it_was_dragged_is_kept_and_the_card_says_who()
    {
        await Tenant.Order("A");
        var entry = (await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        await Open();
        await Board.Lift(Board.Visit(entry));
        await Board.Carry("T05", "2094-03-01T12:00:00Z");
        await Tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({entry})", """{"date_from":"2094-03-01T14:00:00Z"}""");
        await Board.Page.Mouse.UpAsync();
        await Expect(Board.Card).ToContainTextAsync("Changed meanwhile by first.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 14:00-15:00"));
        await Board.Card.GetByText("Do it anyway").ClickAsync();
        await Board.Said("Moved.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 12:00-13:00"));
    }

    [Test]
    public async Task Escape_closes_the_card()
    {
        await Tenant.Order("A", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        await Open();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await Expect(Board.Card).ToBeVisibleAsync();
        await Board.Page.Keyboard.PressAsync("Escape");
        await Expect(Board.Card).ToHaveCountAsync(0);
        Assert.That(await Board.Planned("A"), Is.Null);
    }
}
