using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WorkOrders.Integration.Tests.Documentation;
using WorkOrders.Integration.Tests.Planning;

namespace WorkOrders.Board.Tests;

/// <summary>
/// Every state of the pages is accessible in every colour scheme, and nothing is blocked or fails in it. Pictures of the states are
/// written to <c>TestResults/board</c>, to be looked at.
/// </summary>
public sealed class StateTests
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    // The other rules are about the elements, which are the same in every colour scheme.
    private static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    private static readonly string Pictures = RepositoryFiles.FullPath("TestResults/board");

    private PlanningTenant _tenant = null!;
    private PlannedBoard _board = null!;

    private static IEnumerable<string> States => BoardStates.All.Keys;

    [OneTimeSetUp]
    public async Task ShowScene()
    {
        _tenant = await PlanningTenant.Create();
        await BoardScene.Add(_tenant);
        _board = await PlannedBoard.Open(
            _tenant, "day/2094-03-01", options: new() { ViewportSize = new() { Width = 1600, Height = 900 } });
        await _board.Leave();
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        await _board.DisposeAsync();
        _tenant.Dispose();
    }

    [TearDown]
    public Task Leave() => _board.Leave();

    [TestCaseSource(nameof(States))]
    public async Task A_state_is_accessible_in_every_colour_scheme_and_reports_nothing(string name)
    {
        var state = BoardStates.All[name];
        await _board.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.None });
        await state.Reach(_board);
        var violations = await Violations("light", Wcag);
        await Picture($"{name}-light");
        await _board.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        violations.AddRange(await Violations("dark", Colours));
        await Picture($"{name}-dark");
        await _board.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        violations.AddRange(await Violations("forced colours", Colours));
        Assert.Multiple(() =>
        {
            Assert.That(violations, Is.Empty);
            Assert.That(_board.Reports.Where(report => state.Expected is null || !Regex.IsMatch(report, state.Expected)), Is.Empty);
        });
    }

    [Test]
    public async Task The_printed_page_is_black_on_white_and_has_no_buttons()
    {
        await _board.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ForcedColors = ForcedColors.None });
        await BoardStates.All["print"].Reach(_board);
        await _board.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(_board.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Assertions.Expect(_board.Page.Locator("article").First).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
        await Assertions.Expect(_board.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        await Picture("print-paper", fullPage: true);
        await _board.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private async Task<List<string>> Violations(string look, AxeRunOptions rules)
    {
        var result = await _board.Page.RunAxe(rules);
        Assert.That(result.Passes.Length + result.Incomplete.Length, Is.Positive);
        return [.. result.Violations.Select(violation =>
            $"{look}: {violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Select(node => node.Html))})")];
    }

    private Task<byte[]> Picture(string name, bool fullPage = false) =>
        _board.Page.ScreenshotAsync(new() { Path = Path.Join(Pictures, $"{name}.png"), FullPage = fullPage });
}
