using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkOrders.Integration.Tests;
using WorkOrders.Integration.Tests.WorkOrders;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>What the board shows besides the day of the technicians.</summary>
public sealed class ViewTests : PlannedBoardTests
{
    [TearDown]
    public Task ForgetLanguage() => Board.Page.EvaluateAsync("localStorage.clear()");

    [Test]
    public async Task The_month_counts_the_visits_of_a_day_and_leads_to_it()
    {
        await Tenant.Order("A");
        await Tenant.Planned("A", "T05", "2094-03-02T10:00:00Z");
        await Open("month/2094-03-01");
        var cell = Board.Page.GetByLabel("Emma Wouters, Tuesday, March 2: 1, 1 h");
        await cell.ClickAsync();
        await Expect(Board.Page).ToHaveURLAsync(new Regex("/board/day/2094-03-02$"));
        await Expect(Board.Page.Locator("button.bar")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task From_the_month_of_its_Thursday_a_week_is_returned_to()
    {
        await Tenant.Order("A");
        await Open("week/2094-03-29");
        await Board.Page.GetByText("Month", new() { Exact = true }).ClickAsync();
        await Expect(Board.Page).ToHaveURLAsync(new Regex("/board/month/2094-04-01$"));
        await Board.Page.GetByText("Week", new() { Exact = true }).ClickAsync();
        await Expect(Board.Page).ToHaveURLAsync(new Regex("/board/week/2094-03-29$"));
    }

    [Test]
    public async Task The_printed_day_has_a_page_for_each_technician_with_visits()
    {
        await Tenant.Order("A", "\"description\":\"Ring at the back door\"");
        await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z");
        await Open();
        await Board.Page.GotoAsync("/board/print/2094-03-01");
        await Expect(Board.Page.Locator("article")).ToHaveCountAsync(1);
        await Expect(Board.Page.Locator("article")).ToContainTextAsync("Emma Wouters");
        await Expect(Board.Page.Locator("article")).ToContainTextAsync("10:00–11:00 A Work");
        await Expect(Board.Page.Locator("article")).ToContainTextAsync("Ring at the back door");
        Assert.That(Board.Reports, Is.Empty);
    }

    [Test]
    public async Task The_print_page_links_back_to_the_board()
    {
        await Open();
        await Board.Page.GotoAsync("/board/print/2094-03-01");
        await Board.Page.GetByRole(AriaRole.Link, new() { Name = "Planning board" }).ClickAsync();
        await Expect(Board.Page).ToHaveURLAsync(new Regex("/board/day/2094-03-01$"));
        await Expect(Board.Page.Locator("[data-user]").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_map_shows_its_day_and_the_initials_of_technicians()
    {
        await Tenant.Tenant.PostCreated(Sample.MobileOrder().With("reference_back_office", "A").With("job_status_code", "ToBePlanned")
            .With("estimated_time", 60).With("db_address_latitude_decimal", 50.8).With("db_address_longitude_decimal", 4.3));
        await Tenant.Planned("A", "T05", "2094-03-02T10:00:00Z");
        await Open("week/2094-03-01?open=map");
        await Expect(Board.Page.Locator(".drawer h3")).ToHaveTextAsync("Monday, March 1");
        await Expect(Board.Page.Locator(".drawer .empty")).ToHaveTextAsync("No visit of this day has known coordinates.");
        await Open("day/2094-03-02?open=map");
        await Expect(Board.Page.Locator(".drawer h3")).ToHaveTextAsync("Tuesday, March 2");
        await Expect(Board.Page.Locator(".map .initials")).ToHaveTextAsync("EW");
        await Expect(Board.Page.Locator(".legend")).ToContainTextAsync("EW Emma Wouters (1)");
    }

    [Test]
    public async Task A_visit_late_in_the_week_stays_in_sight_when_its_details_are_opened()
    {
        await Tenant.Order("A");
        var entry = (await Tenant.Planned("A", "T05", "2094-03-05T13:00:00Z"))["id"]!;
        await Open("week/2094-03-01");
        await Board.Visit(entry).ClickAsync();
        await Expect(Board.Page.Locator(".details")).ToContainTextAsync("A Work");
        var bar = (await Board.Visit(entry).BoundingBoxAsync())!;
        Assert.That(bar.X + bar.Width, Is.LessThanOrEqualTo((await Board.Page.Locator(".details").BoundingBoxAsync())!.X + 1));
    }

    [TestCase(1500)]
    [TestCase(1000)]
    public async Task Details_that_are_open_move_nothing_and_each_day_can_be_scrolled_to(int width)
    {
        await Tenant.Order("A");
        await Board.Page.SetViewportSizeAsync(width, 900);
        await Open("week/2094-03-01");
        var (last, details) = (Board.Page.Locator(".day-head").Last, Board.Page.Locator(".details"));
        var place = (await last.BoundingBoxAsync())!.X;
        await Board.Order("A").ClickAsync();
        await Expect(details).ToContainTextAsync("A Work");
        Assert.That((await last.BoundingBoxAsync())!.X, Is.EqualTo(place).Within(1));
        await Board.Page.Locator(".grid-scroll").EvaluateAsync("grid => grid.scrollLeft = grid.scrollWidth");
        var end = (await last.BoundingBoxAsync())!;
        Assert.That(end.X + end.Width, Is.LessThanOrEqualTo((await details.BoundingBoxAsync())!.X + 1));
    }

    [Test]
    public async Task A_link_restores_the_search_the_details_and_the_drawer()
    {
        var order = await Tenant.Order("SO-ALPHA");
        await Tenant.Order("SO-OMEGA");
        await Open($"week/2094-03-01?q=SO-ALPHA&order={order}&open=happened");
        await Expect(Board.Page.Locator(".card")).ToHaveCountAsync(1);
        await Expect(Board.Page.Locator(".details")).ToContainTextAsync("SO-ALPHA Work");
        await Expect(Board.Page.Locator(".drawer")).ToContainTextAsync("What happened today");
    }

    [TestCase("nl", "Week")]
    [TestCase("fr", "Semaine")]
    [TestCase("de", "Woche")]
    public async Task The_language_can_be_chosen(string language, string week)
    {
        await Open();
        await Board.Page.Locator(".person summary").ClickAsync();
        await Board.Page.Locator(".person select").SelectOptionAsync(language);
        await Expect(Board.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(Board.Page.Locator(".scales")).ToContainTextAsync(week);
    }

    [Test]
    public async Task The_menu_of_the_person_stays_in_the_window_and_closes_with_Escape()
    {
        await Open();
        // So narrow that the header takes two lines.
        await Board.Page.SetViewportSizeAsync(900, 900);
        await Board.Page.Locator(".person summary").ClickAsync();
        var menu = Board.Page.Locator(".person-menu");
        Assert.That((await menu.BoundingBoxAsync())!.X, Is.GreaterThanOrEqualTo(0));
        await Board.Page.Keyboard.PressAsync("Escape");
        await Expect(menu).ToBeHiddenAsync();
    }
}
