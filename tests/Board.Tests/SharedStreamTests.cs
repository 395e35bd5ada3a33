using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>The pages of one browser share one stream of changes.</summary>
public sealed class SharedStreamTests : PlannedBoardTests
{
    [Test]
    public async Task Two_pages_have_one_stream_and_the_second_takes_over_when_the_first_is_left()
    {
        var first = await OpenWithVisit();
        var id = (await first.GetAttributeAsync("data-entry"))!;
        var streams = new ConcurrentQueue<string>();
        Board.Page.Context.Request += (_, request) =>
        {
            if (request.ResourceType == "eventsource")
            {
                streams.Enqueue(request.Url);
            }
        };
        await Board.Page.ReloadAsync();
        await Expect(first).ToBeVisibleAsync();
        var page = await Board.Page.Context.NewPageAsync();
        await page.GotoAsync("/board/day/2094-03-01");
        var second = page.Locator($"button[data-entry='{id}']");
        await Expect(second).ToBeVisibleAsync();

        await Move(id, "11:00");
        await Expect(first).ToHaveAccessibleNameAsync(new Regex("11:00–12:00"));
        await Expect(second).ToHaveAccessibleNameAsync(new Regex("11:00–12:00"));
        Assert.That(streams, Has.Count.EqualTo(1));

        await Board.Page.GotoAsync("about:blank");
        await Move(id, "12:00");
        await Expect(second).ToHaveAccessibleNameAsync(new Regex("12:00–13:00"));
        Assert.That(streams, Has.Count.EqualTo(2));
        await Move(id, "13:00");
        await Expect(second).ToHaveAccessibleNameAsync(new Regex("13:00–14:00"));
        await page.CloseAsync();
    }

    private Task Move(string entry, string time) =>
        Tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({entry})", $$"""{"date_from":"2094-03-01T{{time}}:00Z"}""");
}
