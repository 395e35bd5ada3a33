using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>
/// What the board shows while an order is dragged, and what a drop on a leader or a team does. T01 leads T02, T03 and T04.
/// </summary>
public sealed class PlacingTests : PlannedBoardTests
{
    private ILocator Preview => Board.Page.Locator(".preview");

    [Test]
    public async Task A_drop_on_the_row_of_a_leader_plans_the_leader_alone()
    {
        await StartDrag();
        await Board.DragTo("T01", "2094-03-01T10:00:00Z");
        await Board.Said(": fits");
        await Board.Page.Mouse.UpAsync();
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T01 10:00-11:00"));
    }

    [Test]
    public async Task A_drop_on_the_heading_of_a_team_plans_all_members()
    {
        await StartDrag();
        await Expect(Board.Page.Locator(".team-hint")).ToHaveTextAsync("Drop here to plan the whole team (4)");
        await Board.DragToTeam("T01", "2094-03-01T10:00:00Z");
        await Board.Said("and team (4): fits");
        await Board.Page.Mouse.UpAsync();
        await Board.Said("Planned. Note: the team members are planned too.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T01 10:00-11:00, T02 10:00-11:00, T03 10:00-11:00, T04 10:00-11:00"));
    }

    [Test]
    public async Task The_arrow_keys_lead_from_a_leader_to_the_team()
    {
        await Tenant.Order("A");
        await Open();
        await Board.Press(Board.Order("A"), "p");
        await Board.Said("fits");
        await Board.PressUntil("ArrowUp", "and team (4)");
        await Board.Page.Keyboard.PressAsync("Enter");
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Does.StartWith("T01 ").And.Contain("T04 "));
    }

    [Test]
    public async Task Undoing_the_unplanning_of_a_leader_restores_only_the_leader()
    {
        await Tenant.Order("A");
        await Tenant.Planned("A", "T01", "2094-03-01T10:00:00Z");
        await Open();
        var visit = (await Board.Row("T01")).Locator("[data-entry]").First;
        await Board.Press(visit, "Delete");
        await Board.Said("Unplanned.");
        await Board.Page.Keyboard.PressAsync("Control+z");
        await Board.Said("Undone.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T01 10:00-11:00, T02 10:00-11:00, T03 10:00-11:00, T04 10:00-11:00"));
    }

    [Test]
    public async Task Each_row_and_each_team_shows_everywhere_whether_the_order_fits_and_why_not()
    {
        await Tenant.Order("B");
        await Tenant.Planned("B", "T02", "2094-03-01T10:00:00Z");
        await Tenant.Skill("T01", "BRIDGE");
        await StartDrag("\"skill_code\":\"BRIDGE\"");
        foreach (var (user, verdict) in new[] { ("T01", "fits"), ("T02", "override"), ("T05", "override") })
        {
            await Expect((await Board.Row(user)).Locator($".strip.fit.{verdict}").First).ToBeVisibleAsync();
            var painted = await (await Board.Row(user)).Locator(".track").EvaluateAsync<bool>("""
                track => {
                    const strips = [...track.querySelectorAll('.strip.fit')];
                    const isPainted = strip => getComputedStyle(strip).backgroundColor !== 'rgba(0, 0, 0, 0)';
                    const width = strips.filter(isPainted).reduce((sum, strip) => sum + strip.offsetWidth, 0);
                    return width > track.offsetWidth - 5;
                }
                """);
            Assert.That(painted, Is.True, user);
        }
        await Expect((await Board.Row("T05")).Locator(".strip.fit").GetByText("the skill is missing").First).ToBeVisibleAsync();
        await Expect(Board.Page.Locator(".team-track .strip.fit", new() { HasText = "other planned work" })).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Too_little_travel_time_is_shown_before_the_drop()
    {
        await Tenant.Order("A");
        await Tenant.Order("B");
        await Tenant.Planned("B", "T05", "2094-03-01T10:30:00Z");
        await Tenant.Tenant.Run("""
            update jobs set db_address_latitude_decimal = 51,
                db_address_longitude_decimal = case reference_back_office when 'A' then 4 else 4.548 end
            where tenant_id = @tenant
            """);
        await Open();
        await Board.StartDrag(Board.Order("A"));
        await Board.DragTo("T05", "2094-03-01T12:30:00Z");
        await Board.Said(": fits");
        await Expect(Board.Page.Locator(".said")).Not.ToContainTextAsync("travel");
        await Board.DragTo("T05", "2094-03-01T12:00:00Z");
        await Board.Said("fits; too little travel time");
        await Expect(Preview).ToContainTextAsync("fits; too little travel time");
        await Board.Page.Mouse.UpAsync();
        await Board.Said("Planned. Note: too little travel time.");
    }

    private async Task StartDrag(string fields = "")
    {
        await Tenant.Order("A", fields);
        await Open();
        await Board.StartDrag(Board.Order("A"));
    }
}
