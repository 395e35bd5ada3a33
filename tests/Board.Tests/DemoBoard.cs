using Microsoft.Playwright;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Tenancy;

namespace WorkOrders.Board.Tests;

/// <summary>The board of the demo tenant on Wednesday, 2026-12-02 at 15:00, as its dispatcher sees it in a browser.</summary>
internal sealed class DemoBoard : IAsyncDisposable
{
    /// <summary>The Monday of the demo tenant's week.</summary>
    public const string Monday = "2026-11-30";

    private static readonly DateTimeOffset Now = new(2026, 12, 2, 15, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase _database;
    private readonly RunningApi _api;

    private DemoBoard(TemporaryDatabase database, RunningApi api) => (_database, _api) = (database, api);

    /// <summary>Creates the tenant in a database of its own.</summary>
    public static async Task<DemoBoard> Create()
    {
        var database = await TemporaryDatabase.CreateMigrated();
        return new(database, await DemoApi.Start(database, Now));
    }

    /// <summary>Signs in on a new page.</summary>
    public async Task<BoardPage> SignIn(ColorScheme scheme = ColorScheme.Light)
    {
        var board = await BoardPage.New(new()
        {
            BaseURL = _api.Client.BaseAddress!.ToString(),
            ViewportSize = new() { Width = 1600, Height = 900 },
            Locale = "en-GB",
            ColorScheme = scheme,
        });
        await board.Page.Clock.SetFixedTimeAsync(Now.UtcDateTime);
        await board.SignIn("demo", "dispatcher", "demo");
        return board;
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }
}
