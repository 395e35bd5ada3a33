using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>Texts of users, however they are written, keep to their place.</summary>
public sealed class TextTests : PlannedBoardTests
{
    // Right-to-left override: what follows is written from right to left.
    private const string Override = "\u202e";

    private static readonly string Word = new('W', 200);

    [Test]
    public async Task Long_words_are_broken()
    {
        var order = await Tenant.Order("A", $"\"description\":\"{Word}{Word}\"");
        await Tenant.Send(HttpMethod.Patch, $"/api/Jobs({order})", $"{{\"name\":\"{Word}\"}}");
        await Open($"{Day}?order={order}");
        await Expect(Board.Page.Locator(".details dd", new() { HasText = Word })).ToHaveCountAsync(1);
        foreach (var place in new[] { ".card", ".backlog", ".details" })
        {
            Assert.That(await Overflow(Board.Page.Locator(place)), Is.Zero, place);
        }
        await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z");
        await Board.Page.GotoAsync("/board/print/2094-03-01");
        await Expect(Board.Page.Locator("article p", new() { HasText = Word })).ToHaveCountAsync(1);
        Assert.That(await Overflow(Board.Page.Locator("article")), Is.Zero);
        Assert.That(await Overflow(Board.Page.Locator("html")), Is.Zero);
    }

    [Test]
    public async Task The_direction_of_a_text_does_not_reach_its_neighbours()
    {
        // At the end, the API would remove it.
        var number = $"A{Override}B";
        var order = await Tenant.Order(number);
        await Open($"{Day}?order={order}");
        await Expect(Board.Page.Locator(".details h2")).ToContainTextAsync("Work");
        Assert.That(await RunsFromLeftToRight(Board.Page.Locator(".card"), "Work"), "card");
        Assert.That(await RunsFromLeftToRight(Board.Page.Locator(".details h2"), "Work"), "details");
        await Tenant.Planned(number, "T05", "2094-03-01T10:00:00Z");
        var visit = Board.Page.Locator("button.bar");
        await visit.HoverAsync();
        foreach (var attribute in new[] { "aria-label", "title" })
        {
            await Expect(visit).ToHaveAttributeAsync(attribute, new Regex($"^\u2068{number}\u2069 "));
        }
        await Board.Page.GotoAsync("/board/print/2094-03-01");
        Assert.That(await RunsFromLeftToRight(Board.Page.Locator("article h3"), "Work"), "print");
    }

    private static Task<int> Overflow(ILocator element) =>
        element.EvaluateAsync<int>("element => Math.max(0, element.scrollWidth - element.clientWidth)");

    private static Task<bool> RunsFromLeftToRight(ILocator element, string text) => element.EvaluateAsync<bool>("""
        (element, text) => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(text);
                if (at < 0) continue;
                const left = index => {
                    const range = document.createRange();
                    range.setStart(walker.currentNode, index);
                    range.setEnd(walker.currentNode, index + 1);
                    return range.getBoundingClientRect().left;
                };
                return left(at) < left(at + text.length - 1);
            }
            throw new Error('The text is not shown.');
        }
        """, text);
}
