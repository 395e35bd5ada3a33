using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>Large imports in the shipped program: killed, stopped, and measured for memory.</summary>
[Exclusive]
public sealed class ImportProcessTests
{
    private const int Megabyte = 1024 * 1024;

    [Test]
    public async Task A_killed_import_is_reported_as_interrupted_and_stores_nothing()
    {
        var name = Sample.Reference();
        string location;
        await using (var killed = await ApiProcess.Start())
        {
            location = await StartImport(killed, name, 20_000);
            await WaitUntil(killed, location, run => int.Parse(run["rows_done"]!, null) > 0);
            await killed.Kill();
        }

        await using var api = await ApiProcess.Start();
        // Backdates the last heartbeat, so that the test does not have to wait until the run counts as interrupted.
        await SharedCluster.Ask<object?>(
            "update import_run set modified_dateutc = modified_dateutc - interval '1 minute' where state = 'running'");
        var ended = await WaitUntil(api, location, run => run["date_end"] is not null);

        Assert.That(ended["state"], Is.EqualTo("interrupted"));
        Assert.That(ended["detail"], Does.Contain("nothing was stored").And.Contain("Send the file again"));
        Assert.That(await Count(name), Is.Zero);
        Assert.That(() => Directory.GetFiles(Path.GetTempPath(), "workorders-import-*"), Is.Empty.After(5_000, 20));
    }

    [Test]
    public async Task A_shutdown_interrupts_a_running_import_and_records_it()
    {
        var name = Sample.Reference();
        string location;
        await using (var stopped = await ApiProcess.Start())
        {
            location = await StartImport(stopped, name, 20_000);
            await WaitUntil(stopped, location, run => int.Parse(run["rows_done"]!, null) > 0);
            await ApiProcess.Terminate(stopped.Id);
            Assert.That(await stopped.WaitForExit(), Is.Zero);
            Assert.That(stopped.Output, Does.Not.Contain("fail:").And.Not.Contain("crit:"));
        }
        await using var api = await ApiProcess.Start();
        var run = await GetRun(api, location);
        Assert.That(run["state"], Is.EqualTo("interrupted"), run.Text);
        Assert.That(await Count(name), Is.Zero);
    }

    /// <summary>The orders would exceed the limit several times if they were kept in memory.</summary>
    [Test]
    public async Task A_hundred_thousand_orders_are_imported_in_bounded_memory()
    {
        var name = Sample.Reference();
        await using var api = await ApiProcess.Start();
        await WaitUntil(api, await StartImport(api, $"{name}-first", 1_000), run => run["date_end"] is not null);
        var before = Memory(api);

        var location = await StartImport(api, name, 100_000);
        var peak = before;
        var ended = await WaitUntil(api, location, run =>
        {
            peak = Math.Max(peak, Memory(api));
            return run["date_end"] is not null;
        });

        Assert.That(ended["state"], Is.EqualTo("completed"), ended.Text);
        Assert.That(await Count(name), Is.EqualTo(100_000));
        TestContext.Out.WriteLine(
            $"{before / Megabyte} MB before, {peak / Megabyte} MB at most; {ended["rows_per_second"]} orders a second");
        Assert.That(peak - before, Is.LessThan(450L * Megabyte));
    }

    /// <summary>The problems would exceed the limit if they were kept in memory.</summary>
    [Test]
    public async Task A_hundred_thousand_orders_are_refused_in_bounded_memory()
    {
        var name = Sample.Reference();
        await using var api = await ApiProcess.Start();
        await WaitUntil(api, await StartImport(api, $"{name}-first", 1_000), run => run["date_end"] is not null);
        var before = Memory(api);

        var location = await StartImport(api, name, 100_000, new JsonObject { ["estimated_time"] = -1, ["due_date"] = "never" });
        var peak = before;
        var ended = await WaitUntil(api, location, run =>
        {
            peak = Math.Max(peak, Memory(api));
            return run["date_end"] is not null;
        });

        Assert.That(ended["state"], Is.EqualTo("refused"), ended.Text);
        Assert.That(ended.Json["totals"]!["refused"]!.GetValue<int>(), Is.EqualTo(100_000));
        TestContext.Out.WriteLine(
            $"{before / Megabyte} MB before, {peak / Megabyte} MB at most; {ended["rows_per_second"]} orders a second");
        Assert.That(peak - before, Is.LessThan(450L * Megabyte));
    }

    private static async Task<string> StartImport(ApiProcess api, string name, int orders, JsonObject? order = null)
    {
        using var body = new OrderLines(
            name, orders, order ?? Sample.Order().Without("reference_back_office").With("internal_memo", new string('x', 1500)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs/Import") { Content = body };
        request.Headers.Add("Prefer", "respond-async");
        using var response = await api.Http.SendAsync(request);
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        return new Uri(answer.Headers["Location"]).AbsolutePath;
    }

    private static async Task<Answer> WaitUntil(ApiProcess api, string location, Func<Answer, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            var run = await GetRun(api, location);
            if (condition(run))
            {
                return run;
            }
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task<Answer> GetRun(ApiProcess api, string location)
    {
        using var response = await api.Http.GetAsync(location);
        return await Answer.Read(response);
    }

    private static Task<long> Count(string name) =>
        SharedCluster.Ask<long>($"select count(*) from jobs where reference_back_office like '{name}/%'");

    private static long Memory(ApiProcess api)
    {
        using var process = Process.GetProcessById(api.Id);
        return process.WorkingSet64;
    }

    /// <summary>Orders as JSON lines that differ only in their references, generated while they are sent.</summary>
    private sealed class OrderLines : HttpContent
    {
        private readonly string _name;
        private readonly int _orders;
        private readonly JsonObject _order;

        public OrderLines(string name, int orders, JsonObject order)
        {
            (_name, _orders, _order) = (name, orders, order);
            Headers.ContentType = new("application/x-ndjson");
            Headers.ContentEncoding.Add("gzip");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await using var lines = new StreamWriter(
                new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true), new UTF8Encoding(false));
            var rest = _order.ToJsonString()[1..];
            for (var order = 0; order < _orders; order++)
            {
                await lines.WriteAsync($"{{\"reference_back_office\":\"{_name}/{order}\",{rest}\n");
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
