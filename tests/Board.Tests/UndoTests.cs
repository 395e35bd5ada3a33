using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkOrders.Integration.Tests.Planning;

namespace WorkOrders.Board.Tests;

/// <summary>Commands can be undone, unless somebody else has changed the visit since.</summary>
public sealed class UndoTests
{
    private PlanningTenant _tenant = null!;
    private PlannedBoard _board = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await PlanningTenant.Create();

    [TearDown]
    public async Task Close()
    {
        await _board.DisposeAsync();
        _tenant.Dispose();
    }

    [Test]
    public async Task Commands_are_undone_and_done_again()
    {
        var visit = await OpenWithVisit();
        await _board.Press(visit, "Alt+ArrowRight");
        await _board.Said("Moved.");
        await _board.Press(visit, "Control+z");
        await _board.Said("Undone.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
        await _board.Press(visit, "Control+Shift+Z");
        await _board.Said("Done again.");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:15-11:15"));
    }

    [Test]
    public async Task Several_commands_on_one_visit_are_undone_one_after_the_other()
    {
        var visit = await OpenWithVisit();
        await _board.Press(visit, "Alt+ArrowRight");
        await Assertions.Expect(visit).ToHaveAccessibleNameAsync(Time("10:15–11:15"));
        await _board.Press(visit, "Alt+ArrowRight");
        await Assertions.Expect(visit).ToHaveAccessibleNameAsync(Time("10:30–11:30"));
        await _board.Press(visit, "Control+z");
        await Assertions.Expect(visit).ToHaveAccessibleNameAsync(Time("10:15–11:15"));
        await _board.Press(visit, "Control+z");
        await Assertions.Expect(visit).ToHaveAccessibleNameAsync(Time("10:00–11:00"));
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
    }

    [Test]
    public async Task What_somebody_has_changed_since_is_not_undone()
    {
        var visit = await OpenWithVisit();
        await _board.Press(visit, "Alt+ArrowRight");
        await _board.Said("Moved.");
        var id = await visit.GetAttributeAsync("data-entry");
        await _tenant.Send(HttpMethod.Patch, $"/api/JobPlanning({id})", """{"date_from":"2094-03-01T14:00:00Z"}""");
        await _board.Press(visit, "Control+z");
        await _board.Said("it cannot be undone");
        Assert.That(await _board.Planned("A"), Is.EqualTo("T05 14:00-15:00"));
    }

    private static Regex Time(string text) => new(Regex.Escape(text));

    private async Task<ILocator> OpenWithVisit()
    {
        await _tenant.Order("A");
        var entry = (await _tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        _board = await PlannedBoard.Open(_tenant, "day/2094-03-01");
        return _board.Visit(entry);
    }
}
