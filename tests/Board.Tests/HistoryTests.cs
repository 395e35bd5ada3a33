using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>What happened to an order, and today, in the words of dispatchers.</summary>
public sealed class HistoryTests : PlannedBoardTests
{
    private ILocator Drawer => Board.Page.Locator(".drawer");

    [Test]
    public async Task The_history_of_an_order_names_fields_and_values()
    {
        await Tenant.Skill("T05", "GAS");
        var visit = await OpenWithVisit();
        await Tenant.Send(HttpMethod.Patch, "/api/Jobs(reference_back_office='A')",
            """{"skill_code":"GAS","estimated_time":90,"due_date":"2094-03-02T15:00:00Z"}""");
        await visit.ClickAsync();
        var history = Board.Page.Locator(".history");
        await Expect(history).ToContainTextAsync("Status: to be planned → planned");
        await Expect(history).ToContainTextAsync("Skill: – → Skill");
        await Expect(history).ToContainTextAsync("Duration: 1 h → 1.5 h");
        await Expect(history).ToContainTextAsync("Due: – → Tue, Mar 2, 15:00");
        await Expect(history).Not.ToContainTextAsync("_");
        await Expect(Board.Page.Locator(".details dl")).ToContainTextAsync("Statusplanned");
    }

    [Test]
    public async Task What_happened_today_names_orders_and_technicians_that_the_board_does_not_show()
    {
        await Tenant.Order("SO-LATER");
        await Tenant.Planned("SO-LATER", "T05", "2094-04-01T10:00:00Z");
        await Tenant.Order("SO-GONE");
        var entry = (await Tenant.Planned("SO-GONE", "T06", "2094-03-01T10:00:00Z"))["id"];
        await Tenant.Send(HttpMethod.Delete, $"/api/JobPlanning({entry})");
        await Open(Day + "?open=happened");
        await Expect(Drawer).ToContainTextAsync("SO-LATER Work (Emma Wouters) visit added by ");
        await Expect(Drawer).ToContainTextAsync(new Regex(@"SO-GONE Work \([^)]+\) visit removed by "));
        await Expect(Drawer).ToContainTextAsync(new Regex("SO-LATER Work changed by [^:]+: .*Status"));
        await Expect(Drawer).Not.ToContainTextAsync("_");
        await Drawer.GetByText("SO-GONE Work").First.ClickAsync();
        await Expect(Board.Page.Locator(".details h2")).ToHaveTextAsync("SO-GONE Work");
        Assert.That(Board.Reports, Is.Empty);
    }
}
