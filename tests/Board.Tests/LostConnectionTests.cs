using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Npgsql;
using WorkOrders.Integration.Tests;
using WorkOrders.Integration.Tests.Access;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>
/// The connection of the browser is cut while a visit is dragged, and others change the board meanwhile: nothing is lost.
/// </summary>
public sealed class LostConnectionTests : PlannedBoardTests
{
    private TcpRelay _relay = null!;

    [OneTimeTearDown]
    public async Task StopRelay() => await _relay.DisposeAsync();

    [Test]
    public async Task A_drag_is_finished_after_a_cut_and_everything_missed_is_shown()
    {
        var moved = await Planned("SO-1", "T06", "2094-03-01T09:00:00Z");
        var deleted = await Planned("SO-2", "T07", "2094-03-01T09:00:00Z");
        await Tenant.Order("SO-3");
        var visit = await OpenWithVisit();
        await CutWhileDragging(visit);

        await Tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({moved})", """{"date_from":"2094-03-01T15:00:00Z"}""");
        await Tenant.Send(HttpMethod.Delete, $"/api/JobPlanning({deleted})");
        var added = (await Tenant.Planned("SO-3", "T08", "2094-03-01T11:00:00Z"))["id"]!;
        _relay.Open();
        await Board.Page.Mouse.UpAsync();

        await Board.Said("Moved.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 12:00-13:00"));
        await ExpectLive();
        await Expect(visit).ToHaveAccessibleNameAsync(new Regex("12:00–13:00"));
        await Expect(Board.Visit(moved)).ToHaveAccessibleNameAsync(new Regex("15:00–16:00"));
        await Expect(Board.Visit(deleted)).ToHaveCountAsync(0);
        await Expect(Board.Visit(added)).ToHaveAccessibleNameAsync(new Regex("11:00–12:00"));
        await Expect(Board.Order("SO-2")).ToBeVisibleAsync();
        await Expect(Board.Order("SO-3")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task What_somebody_did_during_the_cut_to_the_visit_that_is_dragged_is_not_overwritten()
    {
        var visit = await OpenWithVisit();
        await CutWhileDragging(visit);
        var id = await visit.GetAttributeAsync("data-entry");
        await Tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({id})", """{"date_from":"2094-03-01T15:00:00Z"}""");
        _relay.Open();
        await ExpectLive();
        await Board.Page.Mouse.UpAsync();
        await Expect(Board.Card).ToContainTextAsync("Changed meanwhile by first.");
        await Expect(visit).ToHaveAccessibleNameAsync(new Regex("15:00–16:00"));
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 15:00-16:00"));
    }

    [Test]
    public async Task A_drop_without_a_connection_changes_nothing_and_can_be_repeated()
    {
        var visit = await OpenWithVisit();
        await CutWhileDragging(visit);
        await Board.Page.Mouse.UpAsync();
        await Expect(Board.Card).ToContainTextAsync("The API cannot be reached. Nothing was changed.");
        await Expect(visit).ToHaveAccessibleNameAsync(new Regex("10:00–11:00"));
        _relay.Open();
        await ExpectLive();
        await Board.Page.Keyboard.PressAsync("Escape");
        await Board.Drag(visit, "T05", "2094-03-01T12:00:00Z");
        await Board.Said("Moved.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 12:00-13:00"));
    }

    private async Task<string> Planned(string order, string user, string from)
    {
        await Tenant.Order(order);
        return (await Tenant.Planned(order, user, from))["id"]!;
    }

    /// <summary>Drags a visit of T05 to 12:00, without dropping it, and cuts the connection.</summary>
    private async Task CutWhileDragging(ILocator visit)
    {
        await Board.StartDrag(visit);
        await Board.DragTo("T05", "2094-03-01T12:00:00Z");
        await Board.Said("fits");
        await _relay.Close();
        await Expect(Board.Page.Locator(".banner")).ToContainTextAsync("Not live since");
    }

    private protected override async Task<string?> Address()
    {
        var api = new Uri((await TestApi.Running).Urls.Single());
        _relay = new($"Host={api.Host};Port={api.Port}");
        _relay.Open();
        return $"http://127.0.0.1:{new NpgsqlConnectionStringBuilder(_relay.ConnectionString).Port}";
    }

    private async Task ExpectLive()
    {
        await Expect(Board.Page.Locator(".banner")).ToHaveCountAsync(0);
        await Expect(Board.Page.Locator(".failure")).ToHaveCountAsync(0);
        await Expect(Board.Page.Locator(".live")).ToContainTextAsync("● Live");
    }
}
