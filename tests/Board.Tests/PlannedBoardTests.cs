using Microsoft.Playwright;
using WorkOrders.Integration.Tests.Planning;

namespace WorkOrders.Board.Tests;

/// <summary>
/// Tests of a board that a dispatcher sees in a browser. The tests of a fixture share the tenant and the page; each begins without orders
/// and with a page that is loaded anew. Monday, 2094-03-01, is shown.
/// </summary>
public abstract class PlannedBoardTests
{
    private PlannedBoard? _board;

    /// <summary>The view that tests open unless they name another.</summary>
    private protected const string Day = "day/2094-03-01";

    /// <summary>The tenant.</summary>
    private protected PlanningTenant Tenant { get; private set; } = null!;

    /// <summary>The board.</summary>
    private protected PlannedBoard Board => _board ?? throw new InvalidOperationException("The board is not open.");

    [OneTimeSetUp]
    public async Task SignIn()
    {
        Tenant = await PlanningTenant.Create();
        _board = await PlannedBoard.Open(Tenant, Day, options: new() { BaseURL = await Address() });
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_board is not null)
        {
            await _board.DisposeAsync();
        }
        Tenant.Dispose();
    }

    [TearDown]
    public async Task RemoveOrders()
    {
        await Board.Leave();
        await Tenant.Tenant.Run(
            "delete from job_planning where tenant_id = @tenant; delete from jobs where tenant_id = @tenant");
    }

    /// <summary>Returns the address at which the browser finds the API; null for its own.</summary>
    private protected virtual Task<string?> Address() => Task.FromResult<string?>(null);

    /// <summary>Opens the board.</summary>
    /// <param name="view">The address below <c>/board</c>.</param>
    private protected Task Open(string view = Day) => Board.Show(view);

    /// <summary>Plans the order A for T05 from 10:00 to 11:00, and opens the board.</summary>
    /// <returns>The visit.</returns>
    private protected async Task<ILocator> OpenWithVisit()
    {
        await Tenant.Order("A");
        var entry = (await Tenant.Planned("A", "T05", "2094-03-01T10:00:00Z"))["id"]!;
        await Open();
        return Board.Visit(entry);
    }

    /// <summary>Suggests the order A for T05 from 10:00 to 11:00, and opens the board.</summary>
    /// <returns>The suggestion.</returns>
    private protected async Task<ILocator> OpenWithSuggestion()
    {
        await Suggest("A", "T05", "2094-03-01T10:00:00Z");
        await Open();
        return Board.Page.Locator("button.tentative");
    }

    /// <summary>Creates an order that is suggested for a technician and a time.</summary>
    private protected Task<string> Suggest(string order, string user, string from) => Tenant.Order(order,
        $"\"job_status_code\":\"Suggested\",\"suggested_user_code\":\"{user}\",\"suggested_date_start\":\"{from}\"");
}
