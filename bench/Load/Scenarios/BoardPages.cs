using System.Net.Http.Json;
using Microsoft.Playwright;
using WorkOrders.Board.Tests;
using WorkOrders.Load.Contenders;
using WorkOrders.Load.Database;
using WorkOrders.Load.Pages;
using WorkOrders.Load.Results;

namespace WorkOrders.Load.Scenarios;

/// <summary>
/// Measures the pages of the planning board in a browser: a full week of the technicians of two tenants, drawn by the board and by
/// EventCalendar alternately.
/// </summary>
internal sealed class BoardPages(Bench bench)
{
    private const int Timeout = 120_000;
    private const int RowsInView = 10;
    private const int LastHour = 15;
    private const int ChangesPerRound = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Measures the pages; without them, or without a browser, it only says so.</summary>
    public async Task Run()
    {
        await using var browser = BoardFiles.Exist ? await StartBrowser() : null;
        if (browser is null)
        {
            Bench.Log($"The pages of the planning board are not measured: {(BoardFiles.Exist ? "see above" : "they were not built")}.");
            return;
        }
        bench.Add("board, scripts and styles, gzip", BoardFiles.CompressedSize() / 1000.0, "kB", Target.AtMost(60));
        await bench.Programs.DisposeAsync();
        var database = await bench.Databases.Pages();
        await using var api = await bench.Programs.StartApi(database);
        var isCompared = bench.Options.ComparesPages && await EventCalendar.Build(bench.Stopping);
        foreach (var (technicians, limit) in new[] { (bench.Options.BoardTechnicians / 4, 200), (bench.Options.BoardTechnicians, 400) })
        {
            var week = await PlannedWeek.Add(bench.Server, database, technicians, bench.Stopping);
            var context = await SignIn(browser, api, week);
            var what = $"board, {technicians} technicians, {technicians * PlannedWeek.OrdersEach:N0} entries";
            var (ours, theirs) = await Draw(context, isCompared, what);
            Report(what, limit, ours, isCompared ? theirs : null);
            await Change(context, api, week, what);
            await context.DisposeAsync();
        }
    }

    private static async Task<TestBrowser?> StartBrowser()
    {
        try
        {
            return await TestBrowser.Start();
        }
        catch (Exception missing) when (missing is InvalidOperationException or PlaywrightException)
        {
            Bench.Log(missing.Message);
            return null;
        }
    }

    private static async Task<IBrowserContext> SignIn(TestBrowser browser, HostedProgram api, PlannedWeek week)
    {
        var page = await browser.NewPage(new()
        {
            BaseURL = $"http://{api.Address}",
            ViewportSize = new() { Width = 1600, Height = 900 },
            TimezoneId = "UTC",
            Locale = "en-GB",
        });
        page.Context.SetDefaultTimeout(Timeout);
        await page.GotoAsync("/sign-in");
        await page.Locator("[name=tenant]").FillAsync(week.Tenant);
        await page.Locator("[name=user]").FillAsync(PlannedWeek.Dispatcher);
        await page.Locator("[name=password]").FillAsync(week.Password);
        await page.Locator("[name=password]").PressAsync("Enter");
        await page.WaitForURLAsync("**/board/**");
        await page.CloseAsync();
        return page.Context;
    }

    private static ILocator Visit(MeasuredPage page, string entry) => page.Page.Locator($"button[data-entry='{entry}']");

    private async Task<(PageFigures Ours, PageFigures Theirs)> Draw(IBrowserContext context, bool isCompared, string what)
    {
        var (ours, theirs) = (new PageFigures(), new PageFigures());
        for (var round = 1; round <= bench.Options.Rounds; round++)
        {
            Func<Task>[] turns = isCompared ? [DrawOurs, DrawTheirs] : [DrawOurs];
            foreach (var turn in round % 2 == 0 ? turns.Reverse() : turns)
            {
                bench.Stopping.ThrowIfCancellationRequested();
                await turn();
            }
            Log(Programs.ApiName, ours);
            if (isCompared)
            {
                Log(EventCalendar.Name, theirs);
            }

            void Log(string name, PageFigures figures) => Bench.Log($"{what}, round {round} of {bench.Options.Rounds}: {name} "
                + $"painted after {figures.Painted[^1]:0} ms; p95 of frames {figures.Dragged[^1].P95:0.0} ms, "
                + $"{figures.Dragged[^1].LongTasks} long tasks");
        }
        return (ours, theirs);

        async Task DrawOurs()
        {
            await using var page = await MeasuredPage.New(context);
            ours.Painted.Add(await page.FirstPaint($"/board/week/{PlannedWeek.Monday:yyyy-MM-dd}"));
            var visit = Visit(page, PlannedWeek.Entry(technician: 1, day: 1, hour: 10));
            ours.Dragged.Add(await page.Drag(visit));
            ours.Placed.Add(await page.Place(visit));
        }

        async Task DrawTheirs()
        {
            await using var page = await MeasuredPage.New(context);
            await EventCalendar.Serve(page.Page);
            var week = $"from={PlannedWeek.Monday:yyyy-MM-dd}&to={PlannedWeek.Monday.AddDays(7):yyyy-MM-dd}";
            theirs.Painted.Add(await page.FirstPaint($"/bench/index.html?{week}"));
            theirs.Dragged.Add(await page.Drag(page.Page.Locator(".ec-event").Nth(1)));
        }
    }

    private void Report(string what, double limit, PageFigures ours, PageFigures? theirs)
    {
        Add("drawn after the answer", Median.Of(ours.Painted), "ms", Target.AtMost(limit), figures => Median.Of(figures.Painted));
        AddRatio("drawn", 1.0 / 6, theirs is null ? null : Median.Of(ours.Painted.Zip(theirs.Painted, (our, their) => our / their)));
        Add("drag, p95 of frames", P95(ours.Dragged), "ms", Target.AtMost(17), figures => P95(figures.Dragged));
        Add("drag, long tasks", Tasks(ours.Dragged), "", Target.AtMost(0), figures => Tasks(figures.Dragged));
        AddRatio(
            "drag, long tasks",
            1.0 / 3,
            theirs is not null && Tasks(theirs.Dragged) is > 0 and var tasks ? Tasks(ours.Dragged) / tasks : null);
        bench.Add($"{what}: keyboard, p95 of frames", P95(ours.Placed), "ms", Target.AtMost(17));
        bench.Add($"{what}: keyboard, long tasks", Tasks(ours.Placed), "", Target.AtMost(0));

        void Add(string name, double result, string unit, Target target, Func<PageFigures, double> figure)
        {
            bench.Add($"{what}: {name}", result, unit, target);
            if (theirs is not null)
            {
                bench.Results.Add(new Row($"{what}: {name}", EventCalendar.Name) { Result = figure(theirs), Unit = unit });
            }
        }

        void AddRatio(string name, double limit, double? ratio)
        {
            if (theirs is not null)
            {
                bench.Add($"{what}: {name}", ratio, $"× {EventCalendar.Name}", Target.AtMost(limit));
            }
        }

        static double P95(List<Frames> frames) => Median.Of(frames.Select(round => round.P95));

        static double Tasks(List<Frames> frames) => frames.Average(round => round.LongTasks);
    }

    // Moves the last visits of days to the free hour: on Monday and Tuesday on the board, and later in the week through the API.
    private async Task Change(IBrowserContext context, HostedProgram api, PlannedWeek week, string what)
    {
        using var http = new HttpClient { BaseAddress = new($"http://{api.Address}") };
        http.DefaultRequestHeaders.Add("X-Api-Key", week.Key);
        await using var page = await MeasuredPage.New(context);
        await page.FirstPaint($"/board/week/{PlannedWeek.Monday:yyyy-MM-dd}");
        var rows = Math.Min(RowsInView, week.Technicians);
        var (verdicts, changes) = (new List<double>(), new List<double>());
        for (var number = 0; number < Math.Min(bench.Options.Rounds * ChangesPerRound, 2 * rows); number++)
        {
            var (technician, day) = (number % rows, number / rows);
            var entry = PlannedWeek.Entry(technician, day, LastHour);
            var before = (await Visit(page, PlannedWeek.Entry(technician, day, LastHour - 1)).BoundingBoxAsync())!;
            var last = (await Visit(page, entry).BoundingBoxAsync())!;
            verdicts.Add(await page.Drop(Visit(page, entry), last.X - before.X));
            await Task.Delay(Pause, bench.Stopping);
            var other = PlannedWeek.Entry(technician, day + 2, LastHour);
            var later = new { date_from = PlannedWeek.Monday.AddDays(day + 2).AddHours(LastHour + 1) };
            changes.Add(await page.Moved(other, async () =>
                (await http.PatchAsJsonAsync($"/api/JobPlanning({other})", later, bench.Stopping)).EnsureSuccessStatusCode()));
            await Task.Delay(Pause, bench.Stopping);
        }
        bench.Add($"{what}: verdict after a drop", Median.Of(verdicts), "ms", Target.AtMost(100));
        bench.Add($"{what}: change of another dispatcher drawn", Median.Of(changes), "ms", Target.AtMost(500));
    }
}
