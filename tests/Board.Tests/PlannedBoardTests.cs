using Microsoft.Playwright;
using WorkOrders.Integration.Tests.Planning;

namespace WorkOrders.Board.Tests;

/// <summary>Tests of the board of a new tenant, which a dispatcher sees in a browser. Monday, 2094-03-01, is shown.</summary>
public abstract class PlannedBoardTests
{
    private PlannedBoard? _board;

    /// <summary>The tenant.</summary>
    private protected PlanningTenant Tenant { get; private set; } = null!;

    /// <summary>The board, once a test has opened it.</summary>
    private protected PlannedBoard Board => _board ?? throw new InvalidOperationException("The board is not open.");

    [SetUp]
    public async Task CreateTenant() => Tenant = await PlanningTenant.Create();

    [TearDown]
    public async Task Close()
    {
        if (_board is not null)
        {
            await _board.DisposeAsync();
            _board = null;
        }
        Tenant.Dispose();
    }

    /// <summary>Opens the board.</summary>
    /// <param name="view">The address below <c>/board</c>.</param>
    private protected async Task Open(string view = "day/2094-03-01") => _board = await PlannedBoard.Open(Tenant, view);

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
        await Tenant.Order("A",
            "\"job_status_code\":\"Suggested\",\"suggested_user_code\":\"T05\",\"suggested_date_start\":\"2094-03-01T10:00:00Z\"");
        await Open();
        return Board.Page.Locator("button.tentative");
    }
}
