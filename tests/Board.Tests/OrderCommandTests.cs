using static Microsoft.Playwright.Assertions;

namespace WorkOrders.Board.Tests;

/// <summary>Orders of the backlog are planned, created, edited and canceled; what was stored is read back through the API.</summary>
public sealed class OrderCommandTests : PlannedBoardTests
{
    [Test]
    public async Task An_order_is_dragged_to_a_technician()
    {
        await OpenWithOrder();
        await Board.Drag(Board.Order("A"), "T05", "2094-03-01T10:00:00Z");
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Is.EqualTo("T05 10:00-11:00"));
        await Expect(Board.Order("A")).ToHaveCountAsync(0);
        Assert.That(Board.Reports, Is.Empty);
    }

    [Test]
    public async Task An_order_that_is_dropped_on_a_team_is_not_planned_and_the_page_says_what_to_do()
    {
        await OpenWithOrder();
        await Board.StartDrag(Board.Order("A"));
        await Board.DragTo("T05", "2094-03-01T10:00:00Z");
        var team = (await Board.Page.Locator(".team button").First.BoundingBoxAsync())!;
        await Board.Page.Mouse.MoveAsync(team.X + 5, team.Y + (team.Height / 2), new() { Steps = 5 });
        await Board.Page.Mouse.UpAsync();
        await Board.Said("Nothing was changed. Drop on the row of a technician or on a team.");
        Assert.That(await Board.Planned("A"), Is.Null);
    }

    [Test]
    public async Task A_suggestion_explains_its_cost()
    {
        await OpenWithOrder();
        await Board.Press(Board.Order("A"), "s");
        await Board.Page.Locator(".candidate summary").First.ClickAsync();
        await Expect(Board.Page.Locator("dialog")).ToContainTextAsync("The lowest cost comes first.");
        await Expect(Board.Page.Locator(".candidate .costs").First).ToContainTextAsync("For each hour of work on that day");
    }

    [Test, Commands("plan")]
    public async Task An_order_is_planned_at_its_best_time_or_another([Values] By by)
    {
        await OpenWithOrder();
        await Board.Run(by, Board.Order("A"), "p", "Plan at the best time");
        await Board.Said("08:00–09:00");
        await Board.Said("fits");
        if (by == By.Mouse)
        {
            await Board.Click("T05", "2094-03-01T08:15:00Z");
        }
        else
        {
            await Board.Page.Keyboard.PressAsync("ArrowRight");
            await Board.Said("08:15");
            await Board.Page.Keyboard.PressAsync("Enter");
        }
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Does.Match("^T0[1-8] 08:15-09:15"));
    }

    [Test, Commands("suggest")]
    public async Task A_suggested_technician_is_taken([Values] By by)
    {
        await Tenant.Order("SECOND");
        await OpenWithOrder();
        await Board.Run(by, Board.Order("A"), "s", "Who can do it");
        var take = Board.Page.GetByText("Take this time").First;
        if (by == By.Mouse)
        {
            await take.ClickAsync();
        }
        else
        {
            await Expect(take).ToBeFocusedAsync();
            await Board.Page.Keyboard.PressAsync("Enter");
        }
        await Board.Said("Planned.");
        Assert.That(await Board.Planned("A"), Does.Match("^T0[1-8] 08:00-09:00"));
        if (by == By.Keyboard)
        {
            await Expect(Board.Order("SECOND")).ToBeFocusedAsync();
        }
    }

    [Test, Commands("propose")]
    public async Task A_plan_for_the_backlog_is_proposed([Values] By by)
    {
        await OpenWithOrder();
        await Board.Run(by, "Shift+P", "propose");
        await Board.Said("1 order suggested");
        await Expect(Board.Page.Locator("button.tentative")).ToHaveCountAsync(1);
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Suggested"));
    }

    [Test]
    public async Task The_plan_that_is_proposed_plans_each_member_of_a_team_alone()
    {
        // T01 leads the team of T02.
        await Tenant.Skill("T02", "GAS");
        await Tenant.Order("A", "\"skill_code\":\"GAS\"");
        await Open();
        await Expect(Board.Order("A")).ToBeVisibleAsync();
        await Board.Run(By.Keyboard, "Shift+P", "propose");
        await Board.Said("1 order suggested");
        Assert.That((string?)(await Board.Entry("A"))["user_code"], Is.EqualTo("T02"));
    }

    [Test]
    public async Task An_order_that_nobody_can_do_is_placed_in_working_time()
    {
        const string Nobody = "Nobody has the skill that this order requires.";
        await PlaceOrderThatNobodyCanDo("day/2094-03-01");
        await Board.Said(Nobody);
        await Expect(Board.Page.Locator(".preview")).ToContainTextAsync("nobody has the skill: the skill is missing");
        await Board.Page.Keyboard.PressAsync("Escape");
        await Board.Said(Nobody);
    }

    [Test]
    public async Task An_order_is_placed_on_past_days_although_nothing_is_suggested_there()
    {
        await PlaceOrderThatNobodyCanDo("week/2020-03-02");
        await Board.Page.Keyboard.PressAsync("Escape");
        await Board.Said("only times in the future are suggested");
    }

    [Test, Commands("create")]
    public async Task An_order_is_created([Values] By by)
    {
        await Open();
        await Board.Run(by, "n", "create");
        await Fill(by, "project", "EQ-10023");
        await Fill(by, "name", "No hot water");
        await Submit(by);
        await Board.Said("Order created.");
        await Expect(Board.Order("No hot water")).ToBeVisibleAsync();
        var created = await Tenant.Send(HttpMethod.Get, "/api/Jobs?$filter=name eq 'No hot water'");
        Assert.That(created.Json["value"]!.AsArray().Select(order => $"{order!["job_status_code"]} {order["estimated_time"]}"),
            Is.EqualTo(new[] { "ToBePlanned 60" }));
    }

    [Test, Commands("edit")]
    public async Task An_order_is_edited([Values] By by)
    {
        await OpenWithOrder();
        await Board.Run(by, Board.Order("A"), "e", "Edit the order");
        await Fill(by, "name", "Work and more");
        await Fill(by, "estimated", "90");
        await Submit(by);
        await Board.Said("Order changed.");
        var order = await Tenant.Read("A");
        Assert.That((order["name"], (int?)order.Json["estimated_time"]), Is.EqualTo(("Work and more", 90)));
        await Expect(Board.Order("A")).ToContainTextAsync("1.5 h");
    }

    [Test, Commands("cancelOrder")]
    public async Task An_order_is_canceled([Values] By by)
    {
        await OpenWithOrder();
        await Board.Run(by, Board.Order("A"), "Shift+X", "Cancel the order");
        await Board.Said("Order canceled.");
        Assert.That(await Tenant.Status("A"), Is.EqualTo("Canceled"));
        await Expect(Board.Order("A")).ToHaveCountAsync(0);
    }

    private async Task OpenWithOrder()
    {
        await Tenant.Order("A");
        await Open();
        await Expect(Board.Order("A")).ToBeVisibleAsync();
    }

    /// <summary>Fills a field of the form; by keyboard, it is reached with the Tab key.</summary>
    private async Task Fill(By by, string name, string text)
    {
        var field = Board.Page.Locator($"dialog [name={name}]");
        await Expect(field).ToBeVisibleAsync();
        if (by == By.Mouse)
        {
            await field.ClickAsync();
        }
        else
        {
            await Board.TabTo(field);
        }
        await Board.Page.Keyboard.PressAsync("Control+a");
        await Board.Page.Keyboard.TypeAsync(text);
    }

    private Task Submit(By by) => by == By.Mouse
        ? Board.Page.Locator("dialog [type=submit]").ClickAsync() : Board.Page.Keyboard.PressAsync("Enter");

    private async Task PlaceOrderThatNobodyCanDo(string view)
    {
        await Tenant.Send(HttpMethod.Put, "/api/Skill(code='RARE')", """{"name":"Nobody has it"}""");
        await Tenant.Order("A", "\"skill_code\":\"RARE\"");
        await Open(view);
        await Board.Press(Board.Order("A"), "p");
        await Board.Said("Monday");
        await Board.Said("08:00–09:00");
        await Board.Said("the skill is missing");
    }
}
