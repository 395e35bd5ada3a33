using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>The states of the pages, by name.</summary>
internal static class BoardStates
{
    private const string Day = "day/2094-03-01";

    /// <summary>All states.</summary>
    public static readonly IReadOnlyDictionary<string, BoardState> All = new Dictionary<string, BoardState>
    {
        ["day"] = new(board => board.Show(Day)),
        ["week"] = new(board => board.Show("week/2094-03-01")),
        ["month"] = new(board => board.Show("month/2094-03-01")),
        ["empty-backlog"] = new(board => board.Show("week/2094-03-08?q=nothing")),
        ["details"] = new(async board =>
        {
            await board.Show(Day);
            await Visit(board, "SO-1003").ClickAsync();
            await Expect(board.Page.Locator(".history li").First).ToBeVisibleAsync();
        }),
        ["menu"] = new(async board =>
        {
            await board.Show(Day);
            await Visit(board, "SO-1001").ClickAsync(new() { Button = MouseButton.Right });
            await Expect(board.Page.Locator(".menu")).ToBeVisibleAsync();
        }),
        ["refusal"] = new(async board =>
        {
            await board.Show(Day);
            await board.Drag(board.Order("SO-2001"), "T05", "2094-03-01T08:30:00Z");
            await Expect(board.Card.Locator(".slots button").First).ToBeVisibleAsync();
        }, "^POST /api/Planning/Apply: 409$"),
        ["suggestions"] = new(async board =>
        {
            await board.Show(Day);
            await board.Press(board.Order("SO-2004"), "s");
            await Expect(board.Page.Locator(".candidate").First).ToBeVisibleAsync();
            await board.Page.Locator(".candidate summary").First.ClickAsync();
        }),
        ["placing"] = new(async board =>
        {
            await board.Show(Day);
            await Place(board);
        }),
        ["placing-week"] = new(async board =>
        {
            await board.Show("week/2094-03-01");
            await Place(board);
        }),
        ["placing-month"] = new(async board =>
        {
            await board.Show("month/2094-03-01");
            await board.Press(board.Order("SO-2004"), "p");
            await Expect(board.Page.Locator("td.fit.fits").First).ToBeVisibleAsync();
        }),
        ["form"] = new(async board =>
        {
            await board.Show(Day);
            await board.Run(By.Keyboard, "n", "create");
            await Expect(board.Page.Locator(".order-form")).ToBeVisibleAsync();
        }),
        ["form-refused"] = new(async board =>
        {
            await board.Show(Day);
            await board.Run(By.Keyboard, "n", "create");
            await board.Page.Locator("[name=project]").FillAsync("EQ-0");
            await board.Page.Locator("[name=name]").FillAsync("No hot water");
            await board.Page.Locator("dialog [type=submit]").ClickAsync();
            await Expect(board.Page.Locator(".problems li").First).ToBeVisibleAsync();
        }, "^POST /api/Jobs: 422$"),
        ["map"] = new(async board =>
        {
            await board.Show(Day + "?open=map");
            await Expect(board.Page.Locator(".map circle").First).ToBeVisibleAsync();
        }),
        ["happened"] = new(async board =>
        {
            await board.Show(Day + "?open=happened");
            await Expect(board.Page.Locator(".happened li").First).ToBeVisibleAsync();
        }),
        ["keys"] = new(async board =>
        {
            await board.Show(Day);
            await board.Run(By.Keyboard, "?", "keys");
            await Expect(board.Page.Locator(".keys")).ToBeVisibleAsync();
        }),
        ["person"] = new(async board =>
        {
            await board.Show(Day);
            await board.Page.Locator(".person summary").ClickAsync();
            await Expect(board.Page.Locator(".person-menu")).ToBeVisibleAsync();
        }),
        ["not-live"] = new(async board =>
        {
            await board.Page.RouteAsync("**/api/Changes?*", route => route.AbortAsync());
            await board.Show(Day);
            await Expect(board.Page.Locator(".banner")).ToBeVisibleAsync();
        }, @"^GET \S+/api/Changes\S+: net::ERR_FAILED$"),
        ["print"] = new(async board =>
        {
            await board.Page.GotoAsync("/board/print/2094-03-01");
            await Expect(board.Page.GetByText("+32 9 000 00 00").First).ToBeVisibleAsync();
        }),
        ["sign-in"] = new(board => board.Page.GotoAsync("/sign-in"), NoDemo),
        ["sign-in-refused"] = new(async board =>
        {
            await board.Page.GotoAsync("/sign-in");
            await board.Page.Locator("[name=tenant]").FillAsync("acme.example");
            await board.Page.Locator("[name=user]").FillAsync("ann");
            await board.Page.Locator("[name=password]").FillAsync("wrong");
            await board.Page.Locator("[name=password]").PressAsync("Enter");
            await Expect(board.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The company, the user or the password is not right.");
        }, $"{NoDemo}|^POST /session: 401$"),
    };

    // The sign-in page asks whether there is a demo tenant. There is none unless the server is embedded.
    private const string NoDemo = "^GET /session/demo: 404$";

    private static ILocator Visit(PlannedBoard board, string order) =>
        board.Page.Locator($"button.bar[aria-label^='{order} ']").First;

    private static async Task Place(PlannedBoard board)
    {
        await board.Press(board.Order("SO-2004"), "p");
        await Expect(board.Page.Locator(".strip.fit").First).ToBeAttachedAsync();
        await board.Said(":");
    }
}
