using System.Text.RegularExpressions;
using WorkOrders.Integration.Tests;
using WorkOrders.Integration.Tests.Planning;
using WorkOrders.Integration.Tests.Processes;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>The API that serves the board is a process of its own, and is killed while an order is dragged.</summary>
public sealed class KilledApiTests
{
    [Test]
    public async Task A_drop_on_a_killed_API_is_repeated_after_its_restart_and_is_stored_once()
    {
        using var tenant = await PlanningTenant.Create();
        var order = await tenant.Order("A");
        await tenant.Order("B");
        var other = (await tenant.Planned("B", "T06", "2094-03-01T10:00:00Z"))["id"]!;
        await using var killed = await Start("http://127.0.0.1:0");
        var address = killed.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        await using var board = await PlannedBoard.Open(tenant, "day/2094-03-01", options: new() { BaseURL = address });
        await board.StartDrag(board.Order("A"));
        await board.DragTo("T05", "2094-03-01T12:00:00Z");
        await board.Said("fits");

        await killed.Kill();
        await board.Page.Mouse.UpAsync();

        await Expect(board.Card).ToContainTextAsync("The API cannot be reached. Nothing was changed.");
        await Expect(board.Page.Locator(".banner")).ToContainTextAsync("Not live since");
        await Expect(board.Order("A")).ToBeVisibleAsync();
        await Expect(board.Visit(other)).ToBeVisibleAsync();

        await using var restarted = await Start(address);
        await Expect(board.Page.Locator(".banner")).ToHaveCountAsync(0);
        await Expect(board.Page.Locator(".failure")).ToHaveCountAsync(0);
        await board.Page.Keyboard.PressAsync("Escape");
        await board.Drag(board.Order("A"), "T05", "2094-03-01T12:00:00Z");
        await board.Said("Planned.");
        Assert.That(await board.Planned("A"), Is.EqualTo("T05 12:00-13:00"));
        var shown = await tenant.Send(HttpMethod.Get, "/api/Planning?from=2094-03-01&to=2094-03-02");
        Assert.That(shown.Json["entries"]!.AsArray().Count(entry => (string?)entry!["jobs_id"] == order), Is.EqualTo(1));

        // The board follows the changes of others again.
        await tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({other})", """{"date_from":"2094-03-01T14:00:00Z"}""");
        await Expect(board.Visit(other)).ToHaveAccessibleNameAsync(new Regex("14:00–15:00"));
    }

    private static Task<ApiProcess> Start(string address) =>
        ApiProcess.Start("--urls", address, "--ConnectionStrings:WorkOrders", TestDatabase.OwnerConnectionString);
}
