using System.Text.RegularExpressions;
using Microsoft.Playwright;
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
        await Expect(Board.Card).ToContainTextAsync("Emma Wouters cannot be planned on Mon, Mar 1, 10:30–11:30,");
        await Expect(Board.Card.Locator(".anyway")).ToHaveCountAsync(0);
        await Expect(Board.Card.Locator(".final")).ToContainTextAsync("a technician can only be at one visit at a time");
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
        await Expect(Board.Card).ToContainTextAsync("due date. The work is due", new() { UseInnerText = true });
        await Board.Card.GetByText("Plan anyway (after the due date)").ClickAsync();
        await Board.Said("Planned. Note: after the due date.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task Enter_after_a_refusal_does_not_override_a_rule()
    {
        await Tenant.Order("A", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        await Open();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await Expect(Board.Card.Locator(".dismiss")).ToBeFocusedAsync();
        await Board.Page.Keyboard.PressAsync("Enter");
        await Expect(Board.Card).ToHaveCountAsync(0);
        Assert.That(await Board.Planned("A"), Is.Null);
    }

    [Test]
    public async Task The_last_command_can_be_undone_while_a_refusal_is_shown()
    {
        var visit = await OpenWithVisit();
        await Board.Press(visit, "Alt+ArrowRight");
        await Board.Said("Moved.");
        await Tenant.Order("C", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        await Open();
        await Board.Drag(Board.Order("C"), "T05", "2094-03-01T15:00:00Z");
        await Expect(Board.Card.Locator(".dismiss")).ToBeFocusedAsync();
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("Undone.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task The_focus_stays_in_the_card()
    {
        await Tenant.Order("A", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        await Open();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        var (anyway, close) = (Board.Card.Locator(".anyway"), Board.Card.Locator(".dismiss"));
        await Expect(close).ToBeFocusedAsync();
        await Board.Page.Keyboard.PressAsync("Tab");
        await Expect(anyway).ToBeFocusedAsync();
        await Board.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(close).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_missing_skill_offers_who_has_it_and_is_free_and_not_the_free_times_of_who_lacks_it()
    {
        await Tenant.Skill("T06", "CRANE-3");
        await Tenant.Skill("T07", "CRANE-3");
        foreach (var (busy, user) in new[] { ("B", "T05"), ("C", "T07") })
        {
            await Tenant.Order(busy);
            await Tenant.Planned(busy, user, "2094-03-01T10:00:00Z");
        }
        await Tenant.Order("A", "\"skill_code\":\"CRANE-3\"");
        await Open();
        await Expect(Board.Order("A")).ToContainTextAsync("· Skill ·");
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:30:00Z");
        await Expect(Board.Card).ToContainTextAsync("requires the skill \"Skill\", which Emma Wouters does not have");
        await Expect(Board.Card.Locator(".slots")).ToHaveTextAsync("Who can do it:Farid BenaliOther times …");
        await Expect(Board.Card).ToContainTextAsync(new Regex("Also have the skill: [\\w ]+ \\(other planned work\\)"));
        await Board.Card.GetByText("Farid").ClickAsync();
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T06 10:30-11:30"));
    }

    [Test]
    public async Task A_missing_skill_leads_to_the_suggestions_for_other_times()
    {
        await Tenant.Order("A", "\"skill_code\":\"HV\"");
        await Open();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:30:00Z");
        await Board.Card.GetByText("Other times").ClickAsync();
        await Expect(Board.Page.Locator(".candidate").First).ToBeVisibleAsync();
        await Expect(Board.Card).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_card_closes_when_its_days_or_its_backlog_are_left_but_not_for_details([Values] bool isFiltered)
    {
        await Tenant.Order("A", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        await Open();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await Board.Order("A").ClickAsync();
        await Expect(Board.Page.Locator(".details")).ToBeVisibleAsync();
        await Expect(Board.Card).ToBeVisibleAsync();
        await Board.Page.GetByRole(AriaRole.Button, new() { Name = isFiltered ? "Overdue" : "Later", Exact = !isFiltered })
            .First.ClickAsync();
        await Expect(Board.Card).ToHaveCountAsync(0);
    }

    [Test]
    public async Task An_answer_that_arrives_after_other_days_are_shown_opens_no_card()
    {
        await Tenant.Order("A", "\"due_date\":\"2094-03-01T09:00:00Z\"");
        await Open();
        var isLeft = new TaskCompletionSource();
        await Board.Page.RouteAsync("**/api/Planning/Apply*", async route =>
        {
            await isLeft.Task;
            await route.ContinueAsync();
        });
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await Board.Page.GetByRole(AriaRole.Button, new() { Name = "Later", Exact = true }).First.ClickAsync();
        await Expect(Board.Page).ToHaveURLAsync(new Regex("/board/day/2094-03-02$"));
        isLeft.SetResult();
        await Board.Said("Not possible (after the due date)");
        await Expect(Board.Card).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_visit_that_somebody_moved_while_it_was_dragged_is_kept_and_the_card_says_who()
    {
        await Tenant.Order("A");
        var entry = (await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        await Open();
        await Board.StartDrag(Board.Visit(entry));
        await Board.DragTo("T05", "2094-03-01T12:00:00Z");
        await Tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({entry})", """{"date_from":"2094-03-01T14:00:00Z"}""");
        await Board.Page.Mouse.UpAsync();
        await Expect(Board.Card).ToContainTextAsync("Changed meanwhile by first.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 14:00-15:00"));
        await Board.Card.GetByText("Do it anyway").ClickAsync();
        await Board.Said("Moved.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 12:00-13:00"));
    }

    [Test]
    public async Task A_long_card_of_a_team_opens_at_the_top_with_the_focus_on_a_free_time()
    {
        // T01 leads a team of four.
        await Tenant.Order("B");
        await Tenant.Planned("B", "T01", "2094-03-01T10:00:00Z");
        await Tenant.Order("A", "\"earliest_date_plannable\":\"2094-03-01T00:00:00Z\"");
        await Open();
        await Expect(Board.Order("A")).ToBeVisibleAsync();
        await Board.StartDrag(Board.Order("A"));
        await Board.DragToTeam("T01", "2094-03-01T10:00:00Z");
        await Board.Page.SetViewportSizeAsync(1500, 500);
        await Board.Page.Mouse.UpAsync();
        await Expect(Board.Card.Locator(".slots button").First).ToBeFocusedAsync();
        Assert.That(await Board.Card.EvaluateAsync<bool>("card => card.scrollHeight > card.clientHeight"), Is.True);
        Assert.That(await Board.Card.EvaluateAsync<int>("card => card.scrollTop"), Is.Zero);
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
