using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>A board of many technicians: rows that are far from what is seen are empty until somebody gets there.</summary>
public sealed class RowTests : PlannedBoardTests
{
    private const int Technicians = 40;

    private string _first = null!;
    private string _last = null!;

    [OneTimeSetUp]
    public async Task AddTechnicians()
    {
        for (var number = 1; number <= Technicians; number++)
        {
            var name = $"Z{number:00}";
            var added = await Tenant.Send(
                HttpMethod.Post, "/api/User", $$"""{"code":"{{name}}","username":"{{name}}","lastname":"{{name}}"}""");
            Assert.That((int)added.Status, Is.EqualTo(201), added.Text);
        }
    }

    [SetUp]
    public async Task PlanFirstAndLast()
    {
        await Tenant.Order("A");
        await Tenant.Order("B");
        _first = (await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        _last = (await Tenant.Planned("B", $"Z{Technicians}", "2094-03-01T10:00:00Z"))["id"]!;
        await Open();
        await Expect(Board.Visit(_first)).ToBeVisibleAsync();
        await Expect(Board.Visit(_last)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task Scrolling_fills_a_row()
    {
        await Board.Page.Locator("[data-user]").Last.ScrollIntoViewIfNeededAsync();
        await Expect(Board.Visit(_last)).ToBeInViewportAsync();
    }

    [Test]
    public async Task A_key_reaches_a_visit_outside_the_viewport_and_moves_it()
    {
        await Board.Press(Board.Visit(_first), "End");
        await Expect(Board.Visit(_last)).ToBeFocusedAsync();
        await Expect(Board.Visit(_last)).ToBeInViewportAsync();
        await Board.Press(Board.Visit(_last), "Alt+ArrowRight");
        await Board.Said("Moved.");
        Assert.That(await Board.Planned("B"), Is.EqualTo($"Z{Technicians} 10:15-11:15"));
    }

    [Test]
    public async Task A_selected_visit_outside_the_viewport_keeps_the_focus()
    {
        await Board.Press(Board.Visit(_first), "End");
        await Expect(Board.Visit(_last)).ToBeFocusedAsync();
        await Board.Page.Locator("[data-user]").First.EvaluateAsync("row => row.scrollIntoView()");
        await Expect(Board.Visit(_first)).ToBeInViewportAsync();
        await Expect(Board.Visit(_last)).ToBeFocusedAsync();
    }
}
