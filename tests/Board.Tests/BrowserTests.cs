using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using WorkOrders.Integration.Tests;

namespace WorkOrders.Board.Tests;

/// <summary>The pages in a browser: nothing is blocked or fails, and they are accessible in every colour scheme.</summary>
public sealed class BrowserTests
{
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task A_page_loads_without_reports_and_is_accessible(
        [Values("/sign-in", "/board/week/2026-11-23")] string path,
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme,
        [Values] bool forcedColors)
    {
        await using var board = await BoardPage.New(new()
        {
            ColorScheme = scheme,
            ForcedColors = forcedColors ? ForcedColors.Active : ForcedColors.None,
        });
        await board.SignIn(_tenant, $"ann-{Guid.NewGuid():n}");
        await board.Open(path);
        var result = await board.Page.RunAxe(Wcag);
        Assert.That(result.Passes, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            Assert.That(new Uri(board.Page.Url).AbsolutePath, Is.EqualTo(path));
            Assert.That(result.Violations.Select(Describe), Is.Empty);
            // The sign-in page asks whether there is a demo tenant. There is none unless the server is embedded.
            Assert.That(board.Reports.Where(report => report != "GET /session/demo: 404"), Is.Empty);
        });
    }

    [Test]
    public async Task The_content_policy_blocks_inline_scripts_and_the_page_reports_it()
    {
        await using var board = await BoardPage.New();
        await board.Open("/sign-in");
        await board.Page.RunAndWaitForConsoleMessageAsync(
            () => board.Page.EvaluateAsync("document.head.append(Object.assign(document.createElement('script'), { text: 'throw 1' }))"),
            new() { Predicate = message => message.Text.StartsWith("The content security policy", StringComparison.Ordinal) });
        Assert.That(board.Reports, Has.Some.Contains("The content security policy (script-src-elem) blocks inline"));
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} ({string.Join("; ", violation.Nodes.Select(node => node.Html))})";
}
