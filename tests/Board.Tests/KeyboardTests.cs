using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>A dispatcher plans one order after the other without a mouse: the focus is never lost.</summary>
public sealed class KeyboardTests : PlannedBoardTests
{
    [Test]
    public async Task After_an_order_was_planned_the_next_one_has_the_focus()
    {
        for (var number = 1; number <= 3; number++)
        {
            await Tenant.Order($"SO-{number}", $"\"due_date\":\"2094-03-0{number + 1}T17:00:00Z\"");
        }
        await Open();
        await Expect(Board.Order("SO-3")).ToBeVisibleAsync();
        await Press("b");
        await Expect(Board.Order("SO-1")).ToBeFocusedAsync();
        await Press("ArrowDown");
        await Expect(Board.Order("SO-2")).ToBeFocusedAsync();
        await Press("p");
        await Board.Said("fits");
        await Press("Enter");
        await Expect(Board.Order("SO-3")).ToBeFocusedAsync();
        await Press("p");
        await Board.Said("fits");
        await Press("Enter");
        await Expect(Board.Order("SO-1")).ToBeFocusedAsync();
        Assert.That(await Board.Planned("SO-3"), Is.Not.Null);
    }

    [Test]
    public async Task After_a_visit_was_unplanned_its_order_has_the_focus_and_undo_works()
    {
        await Tenant.Order("B");
        await Tenant.Planned("B", "T06", "2094-03-01T10:00:00Z");
        var visit = await OpenWithVisit();
        await Board.Press(visit, "Delete");
        await Expect(Board.Order("A")).ToBeFocusedAsync();
        await Press("Delete");
        await Press("Control+z");
        await Board.Said("Undone.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task When_a_refusal_is_closed_the_order_has_the_focus_again()
    {
        await Tenant.Order("B");
        await Tenant.Planned("B", "T05", "2094-03-01T11:00:00Z");
        var visit = await OpenWithVisit();
        await Board.Press(visit, "Alt+ArrowRight");
        await Expect(Board.Card).ToBeVisibleAsync();
        await Press("Escape");
        await Expect(Board.Card).ToHaveCountAsync(0);
        await Expect(visit).ToBeFocusedAsync();
    }

    [Test]
    public async Task The_keys_can_be_shown_from_the_date_field_and_Enter_in_the_search_leads_to_the_first_order()
    {
        await Tenant.Order("A");
        await Open();
        await Board.Page.Locator("[type=date]").First.FocusAsync();
        await Press("?");
        await Expect(Board.Page.Locator("dialog .keys")).ToBeVisibleAsync();
        await Press("Escape");
        await Board.Page.Locator("#find").FocusAsync();
        await Press("Enter");
        await Expect(Board.Order("A")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Escape_closes_the_drawer_before_it_ends_the_selection()
    {
        var visit = await OpenWithVisit();
        await Board.Press(visit, "h");
        await Expect(Board.Page.Locator(".drawer")).ToBeVisibleAsync();
        await Board.Press(visit, "Escape");
        await Expect(Board.Page.Locator(".drawer")).ToHaveCountAsync(0);
        await Expect(visit).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Test]
    public async Task The_first_links_of_the_page_lead_to_the_backlog_and_to_the_visits()
    {
        await Tenant.Order("B");
        var visit = await OpenWithVisit();
        await Expect(Board.Order("B")).ToBeVisibleAsync();
        await Press("Tab");
        await Expect(Board.Page.GetByText("Skip to backlog")).ToBeFocusedAsync();
        await Press("Tab");
        await Expect(Board.Page.GetByText("Skip to board")).ToBeFocusedAsync();
        await Press("Enter");
        await Expect(visit).ToBeFocusedAsync();
        await Board.Page.GetByText("Skip to backlog").FocusAsync();
        await Press("Enter");
        await Expect(Board.Order("B")).ToBeFocusedAsync();
    }

    [Test]
    public async Task A_toolbar_is_one_stop_of_Tab_and_the_arrow_keys_go_through_it()
    {
        await Tenant.Order("A");
        await Open();
        await Expect(Board.Order("A")).ToBeVisibleAsync();
        var presses = 0;
        for (; presses < 50 && !await Board.Order("A").EvaluateAsync<bool>("card => card === document.activeElement"); presses++)
        {
            await Press("Tab");
        }
        Assert.That(presses, Is.LessThan(19));

        var scales = Board.Page.Locator(".scales button");
        await scales.First.FocusAsync();
        await Press("ArrowRight");
        await Expect(scales.Nth(1)).ToBeFocusedAsync();
        await Press("End");
        await Press("ArrowRight");
        await Expect(scales.First).ToBeFocusedAsync();
        await Press("ArrowLeft");
        await Press("Tab");
        await Press("Shift+Tab");
        await Expect(scales.Last).ToBeFocusedAsync();
    }

    private Task Press(string key) => Board.Page.Keyboard.PressAsync(key);
}
