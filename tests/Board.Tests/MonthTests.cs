namespace WorkOrders.Board.Tests;

/// <summary>In the month, an order is planned on a day: at the first time that fits, which is shown before.</summary>
public sealed class MonthTests : PlannedBoardTests
{
    [Test]
    public async Task An_order_that_is_dropped_on_a_day_is_planned_at_the_first_time_that_fits()
    {
        await OpenMonth();
        await Board.StartDrag(Board.Order("A"));
        await CarryTo("Emma Wouters, Tuesday, March 2:");
        await Board.Said("Tuesday, March 2, 09:00–10:00, Emma Wouters: fits");
        await Board.Page.Mouse.UpAsync();
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 09:00-10:00"));
    }

    [Test]
    public async Task A_day_on_which_nothing_fits_says_why()
    {
        await OpenMonth();
        await Board.StartDrag(Board.Order("A"));
        await CarryTo("Emma Wouters, Saturday, March 6:");
        await Board.Page.Mouse.UpAsync();
        await Board.Said("Saturday, March 6, Emma Wouters: no time fits (outside working time)");
        Assert.That(await Board.Planned("A"), Is.Null);
    }

    [Test]
    public async Task A_day_is_chosen_by_keyboard()
    {
        await OpenMonth();
        await Board.Press(Board.Order("A"), "p");
        await Board.Said("fits");
        for (var day = 0; day < 10; day++)
        {
            await Board.Page.Keyboard.PressAsync("ArrowRight");
        }
        await Board.Said("Thursday, March 11, 08:00–09:00");
        await Board.Page.Keyboard.PressAsync("Enter");
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Does.Match("^T0[1-8] 08:00-09:00"));
    }

    /// <summary>Opens the month for the order A; T05 has other work on March 2 from 8 to 9.</summary>
    private async Task OpenMonth()
    {
        await Tenant.Order("A");
        await Tenant.Order("B");
        await Tenant.Planned("B", "T05", "2094-03-02T08:00:00Z");
        await Open("month/2094-03-01");
    }

    /// <summary>Moves the pointer to the day of a technician.</summary>
    private async Task CarryTo(string label)
    {
        var cell = (await Board.Page.GetByLabel(label).BoundingBoxAsync())!;
        await Board.Page.Mouse.MoveAsync(cell.X + 10, cell.Y + 10, new() { Steps = 5 });
    }
}
