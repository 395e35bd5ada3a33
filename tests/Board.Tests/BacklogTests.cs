using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>The filters of the backlog, and the numbers of orders at them.</summary>
public sealed class BacklogTests : PlannedBoardTests
{
    private ILocator Dues => Board.Page.Locator(".dues");

    [Test]
    public async Task Each_filter_shows_how_many_orders_it_leaves()
    {
        await Tenant.Skill("T05", "GAS");
        await Tenant.Order("A", "\"due_date\":\"2020-01-01T12:00:00Z\"");
        await Tenant.Order("SO-LATER", "\"due_date\":\"2094-03-01T12:00:00Z\",\"skill_code\":\"GAS\"");
        await Tenant.Order("C");
        await Open();
        await Expect(Dues).ToContainTextAsync("Overdue (1)Today (0)This week (0)Later (1)No date (1)");
        await Expect(Board.Page.Locator(".filters option", new() { HasText = "Skill (1)" })).ToHaveCountAsync(1);

        await Dues.GetByText("Later").ClickAsync();
        await Expect(Board.Order("SO-LATER")).ToBeVisibleAsync();
        await Expect(Board.Page.Locator(".card")).ToHaveCountAsync(1);

        await Board.Page.GetByLabel("Skill", new() { Exact = true }).SelectOptionAsync("GAS");
        await Expect(Dues).ToContainTextAsync("Overdue (0)Today (0)This week (0)Later (1)No date (0)");
        Assert.That(Board.Reports, Is.Empty);
    }

    [Test]
    public async Task The_backlog_of_a_team_leaves_out_orders_for_which_it_has_no_skill()
    {
        await Tenant.Skill("T02", "GAS");
        await Tenant.Skill("T05", "LIFT");
        await Tenant.Order("A", "\"skill_code\":\"GAS\"");
        await Tenant.Order("SO-LIFT", "\"skill_code\":\"LIFT\"");
        await Tenant.Order("C");
        await Open("day/2094-03-01?team=T01");
        await Expect(Board.Page.Locator(".backlog")).ToContainTextAsync("Only orders for which this team has the skill.");
        await Expect(Board.Page.Locator(".card")).ToHaveCountAsync(2);
        await Expect(Board.Order("SO-LIFT")).ToHaveCountAsync(0);
    }
}
