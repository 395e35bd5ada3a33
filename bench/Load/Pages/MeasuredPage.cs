using Microsoft.Playwright;

namespace WorkOrders.Load.Pages;

/// <summary>A page in a browser that measures what is drawn, and when. All times are in milliseconds.</summary>
internal sealed class MeasuredPage : IAsyncDisposable
{
    private const int Moves = 60;

    private static readonly string[] Arrows = ["ArrowDown", "ArrowRight", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowDown"];
    private static readonly string Script = Path.Join(AppContext.BaseDirectory, "Pages", "measure.js");

    private MeasuredPage(IPage page) => Page = page;

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens an empty page.</summary>
    public static async Task<MeasuredPage> New(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(scriptPath: Script);
        return new(page);
    }

    /// <summary>Opens an address, and returns the time from the answer with the entries until all bars are drawn.</summary>
    public async Task<double> FirstPaint(string path)
    {
        await Page.GotoAsync(path);
        return await Page.EvaluateAsync<double>("bench.firstPaint()");
    }

    /// <summary>Drags a bar down and up again across rows and to the right, in 60 moves of the pointer.</summary>
    public async Task<Frames> Drag(ILocator bar)
    {
        var box = (await bar.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.DownAsync();
        var frames = await Record(async () =>
        {
            for (var move = 1; move <= Moves; move++)
            {
                var across = (1 - MathF.Cos(2 * MathF.PI * move / Moves)) / 2;
                await Page.Mouse.MoveAsync(x + (3 * move), y + (400 * across));
            }
        });
        await Page.Keyboard.PressAsync("Escape");
        await Page.Mouse.UpAsync();
        return frames;
    }

    /// <summary>Picks up a bar of the board with the keyboard, moves it with 60 arrow keys, and puts it back.</summary>
    public async Task<Frames> Place(ILocator bar)
    {
        await bar.FocusAsync();
        await Page.Keyboard.PressAsync("m");
        var frames = await Record(async () =>
        {
            for (var move = 0; move < Moves; move++)
            {
                await Page.Keyboard.PressAsync(Arrows[move % Arrows.Length]);
            }
        });
        await Page.Keyboard.PressAsync("Escape");
        return frames;
    }

    /// <summary>Drops a bar of the board to the right, and returns the time until the server's verdict is shown.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="distance">The distance, in pixels.</param>
    public async Task<double> Drop(ILocator bar, float distance)
    {
        var box = (await bar.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(x + distance, y, new() { Steps = 8 });
        await Page.EvaluateAsync("bench.beforeDrop()");
        await Page.Mouse.UpAsync();
        return await Page.EvaluateAsync<double>("bench.verdict()");
    }

    /// <summary>Returns the time from the end of a change by somebody else until a bar of the board is drawn somewhere else.</summary>
    /// <param name="entry">The id of the planning entry.</param>
    /// <param name="change">Changes the entry, and ends when the change is committed.</param>
    public async Task<double> Moved(string entry, Func<Task> change)
    {
        var moved = Page.EvaluateAsync<double>("entry => bench.moved(entry)", entry);
        await change();
        var committed = DateTime.UtcNow - DateTime.UnixEpoch;
        return await moved - committed.TotalMilliseconds;
    }

    /// <summary>Closes the page.</summary>
    public async ValueTask DisposeAsync() => await Page.CloseAsync();

    private async Task<Frames> Record(Func<Task> work)
    {
        await Page.EvaluateAsync("bench.startFrames()");
        await work();
        var figures = await Page.EvaluateAsync<double[]>("bench.stopFrames()");
        return new(figures[0], figures[1]);
    }
}
