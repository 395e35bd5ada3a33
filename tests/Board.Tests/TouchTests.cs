using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>On a touch screen, a long press starts to drag a visit, and a short move scrolls.</summary>
public sealed class TouchTests : PlannedBoardTests
{
    private PlannedBoard? _touch;
    private ICDPSession _session = null!;

    [TearDown]
    public async Task CloseTouch()
    {
        if (_touch is not null)
        {
            await _touch.DisposeAsync();
        }
    }

    [Test]
    public async Task A_long_press_lifts_a_visit()
    {
        var (touch, visit) = await OpenTouch("bea");
        var (x, y) = await MiddleOf(visit);
        await Touch("touchStart", x, y);
        await Expect(visit).ToHaveClassAsync(new Regex("dragged"));
        var (start, _) = await touch.PlaceOf("T05", "2094-03-01T10:00:00Z");
        var (end, _) = await touch.PlaceOf("T05", "2094-03-01T12:00:00Z");
        await Touch("touchMove", x + 20, y);
        await Touch("touchMove", x + end - start, y);
        await touch.Said("12:00–13:00");
        await Touch("touchEnd");
        await touch.Said("Moved.");
        Assert.That(await touch.Planned("A"), Is.EqualTo("T05 12:00-13:00"));
        Assert.That(touch.Reports, Is.Empty);
    }

    [Test]
    public async Task A_short_move_scrolls_and_lifts_nothing()
    {
        var (touch, visit) = await OpenTouch("cem");
        var (x, y) = await MiddleOf(visit);
        await touch.Page.EvaluateAsync(
            "() => document.querySelector('.grid-scroll').addEventListener('scroll', () => document.title = 'scrolled')");
        await Touch("touchStart", x, y);
        for (var step = 1; step <= 8; step++)
        {
            await Touch("touchMove", x, y - (step * 10));
        }
        await Touch("touchEnd");
        await Expect(touch.Page).ToHaveTitleAsync("scrolled");
        await Expect(touch.Page.Locator(".dragged, .marquee")).ToHaveCountAsync(0);
        Assert.That(await touch.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    private static async Task<(double X, double Y)> MiddleOf(ILocator element)
    {
        var box = (await element.BoundingBoxAsync())!;
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    /// <summary>Plans the order A for T05 from 10:00 to 11:00, and opens the board on a small touch screen for a new user.</summary>
    private async Task<(PlannedBoard Board, ILocator Visit)> OpenTouch(string user)
    {
        await Tenant.Order("A");
        var entry = (await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        _touch = await PlannedBoard.Open(Tenant, Day, user, new()
        {
            HasTouch = true,
            ViewportSize = new() { Width = 1100, Height = 420 },
            Locale = "en-GB",
        });
        _session = await _touch.Page.Context.NewCDPSessionAsync(_touch.Page);
        var visit = _touch.Visit(entry);
        // Away from the edges, at which a drag scrolls.
        await visit.EvaluateAsync("element => element.scrollIntoView({ block: 'center' })");
        return (_touch, visit);
    }

    private Task Touch(string type, double x, double y) => Send(type, [new { x, y }]);

    private Task Touch(string type) => Send(type, []);

    private Task Send(string type, object[] points) => _session.SendAsync(
        "Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = points });
}
