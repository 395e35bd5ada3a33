using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkOrders.Integration.Tests.Documentation;
using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>
/// The pictures of docs/board.md and README.md. Each test shows on the board of the demo tenant what a picture shows, and takes the picture
/// again; scripts/update-pictures.sh copies the new pictures to the guide.
/// </summary>
public sealed partial class GuidePictureTests
{
    private const string Guide = "docs/board.md";

    // The property of a test with the name of the picture that it takes.
    private const string Name = "Picture";

    private static readonly string Pictures = RepositoryFiles.FullPath("TestResults/board/guide");

    private DemoBoard _demo = null!;
    private BoardPage _board = null!;

    private IPage Page => _board.Page;

    [OneTimeSetUp]
    public async Task SignIn()
    {
        _demo = await DemoBoard.Create();
        _board = await _demo.SignIn();
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        await _board.DisposeAsync();
        await _demo.DisposeAsync();
    }

    [Test, Property(Name, "week")]
    public async Task The_week_shows_planned_suggested_and_open_orders()
    {
        await _board.Show($"week/{DemoBoard.Monday}");
        await Expect(Page.Locator("button.tentative")).Not.ToHaveCountAsync(0);
        await Expect(Page.GetByText("Overdue (1)")).ToBeVisibleAsync();
        await Take();
    }

    [Test, Property(Name, "fit")]
    public async Task The_rows_show_where_an_order_fits()
    {
        await _board.Show($"week/{DemoBoard.Monday}");
        await Press(Order("W-1054"), "p");
        await Expect(Page.Locator(".preview-text")).ToContainTextAsync("fits");
        await Take();
    }

    [Test, Property(Name, "refusal")]
    public async Task A_refusal_shows_what_is_in_the_way_and_the_next_free_times()
    {
        await _board.Show("day/2026-12-03");
        await Press(Order("W-1054"), "p");
        await Expect(Page.Locator(".preview")).ToBeVisibleAsync();
        await Press(Page.Locator("body"), "ArrowUp");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.Locator(".refusal .slots button")).ToHaveCountAsync(3);
        await Take();
    }

    [Test, Property(Name, "suggestions")]
    public async Task Suggestions_show_every_rule_and_cost()
    {
        await _board.Show($"week/{DemoBoard.Monday}");
        await Press(Order("W-1036"), "s");
        await Expect(Page.Locator(".candidate").First).ToBeVisibleAsync();
        await Take();
    }

    [Test, Property(Name, "map")]
    public async Task The_map_shows_the_visits_of_a_day()
    {
        await _board.Show("day/2026-12-03?open=map");
        await Expect(Page.Locator(".map circle")).Not.ToHaveCountAsync(0);
        await Take();
    }

    [Test]
    public async Task The_guide_names_only_keys_that_work()
    {
        await _board.Show($"week/{DemoBoard.Monday}");
        await Page.Locator("body").PressAsync("?");
        await Expect(Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        var keys = await Page.GetByRole(AriaRole.Dialog).Locator("kbd").AllTextContentsAsync();
        var named = Key().Matches(RepositoryFiles.Read(Guide)).Select(match => match.Groups["key"].Value).Distinct();
        // What keyboards and browsers do themselves, and keys that belong to placing an order.
        Assert.That(named.Except(["Tab", "Shift", "Ctrl", "Escape"]), Is.SubsetOf(keys).And.Not.Empty);
    }

    [Test]
    public void Every_picture_is_taken_by_a_test_and_shown()
    {
        var taken = typeof(GuidePictureTests).GetMethods().SelectMany(method => method.GetCustomAttributes<PropertyAttribute>())
            .Select(property => $"{property.Properties.Get(Name)}").ToList();
        var shown = new[] { "README.md", Guide }.SelectMany(page => Picture().Matches(RepositoryFiles.Read(page)))
            .Select(match => match.Groups["name"].Value).Distinct();
        var stored = Directory.EnumerateFiles(RepositoryFiles.FullPath("docs/pictures/board")).Select(Path.GetFileNameWithoutExtension);
        Assert.That(shown, Is.EquivalentTo(taken));
        Assert.That(stored, Is.EquivalentTo(taken));
    }

    private ILocator Order(string key) => Page.Locator(".card", new() { HasText = key });

    private async Task Press(ILocator element, params string[] keys)
    {
        await element.FocusAsync();
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    private Task Take()
    {
        var name = TestContext.CurrentContext.Test.Properties.Get(Name);
        return Page.ScreenshotAsync(new() { Path = Path.Join(Pictures, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    [GeneratedRegex(@"pictures/board/(?<name>[\w-]+)\.png")]
    private static partial Regex Picture();

    [GeneratedRegex("<kbd>(?<key>.*?)</kbd>")]
    private static partial Regex Key();
}
