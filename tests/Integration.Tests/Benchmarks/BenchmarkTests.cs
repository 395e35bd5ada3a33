using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WorkOrders.Integration.Tests.Documentation;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Benchmarks;

/// <summary>The benchmark programs work and clean up, in runs too short for meaningful figures.</summary>
public sealed partial class BenchmarkTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(15);

    private string _temporary = null!;

    [SetUp]
    public void CreateDirectory() =>
        _temporary = Directory.CreateDirectory(Path.Join(Path.GetTempPath(), $"workorders-{Guid.NewGuid():N}")).FullName;

    [TearDown]
    public void DeleteDirectory() => Directory.Delete(_temporary, recursive: true);

    [Test]
    public async Task A_full_run_measures_everything_writes_a_report_and_cleans_up()
    {
        var results = Path.Join(_temporary, "results");
        using var bench = Launch("Load", "--smoke", "--results", results);
        await AssertSucceeds(bench);
        var report = await File.ReadAllTextAsync(Path.Join(results, "RESULTS.md"));
        var rows = report.Split('\n')
            .Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToLookup(cells => cells[1]);

        var connections = Math.Min(4 * Environment.ProcessorCount, 32);
        string[] contenders = ["WorkOrders", "ceiling (pool 4)", $"limit ({connections} connections max)"];
        Assert.Multiple(() =>
        {
            foreach (var benchmark in new[]
            {
                "create, 1 client", "create, 32 clients", "create, 128 clients", "get by id, 300 stored, 32 clients",
            })
            {
                Assert.That(rows[benchmark].Select(cells => cells[2]), Is.EqualTo(contenders), benchmark);
            }
            string[] lists =
            [
                "by id", "by reference", "by due date", "of a status by due date", "of a technician's week", "of a project", "of a company",
                "modified since", "searched", "open of a customer", "with project and type", "with count",
            ];
            foreach (var list in lists)
            {
                Assert.That(rows[$"list {list}, first page"].Select(cells => cells[2]), Is.EqualTo([contenders[0], contenders[2]]), list);
                Assert.That(report, Does.Match($@"\n- list {list}, first page: .*\bScan\b"));
            }
            Assert.That(report, Does.Not.Match(@"Seq Scan on (jobs|project)\b"));
            const string pages = "board, 8 technicians, 320 entries";
            const string board = "planning board, 50 technicians, a week, 300 stored, 1 client";
            Assert.That(rows[board].Select(cells => cells[2]), Is.EqualTo([contenders[0], contenders[2]]));
            Assert.That(rows["import of 50 orders"].Select(cells => cells[2]), Is.EqualTo(["WorkOrders", "ceiling (pool 4)", "COPY"]));
            foreach (var benchmark in new[]
            {
                "p99 of create, 32 clients", "allocated per create, 32 clients", "create from the embedded sample, 32 clients",
                "import time, 50 orders", "the same files again", "create, 300 stored, 32 clients", "startup time",
                "API memory, 128 clients for 0.02 min, peak", "board, scripts and styles, gzip",
                $"{pages}: drawn after the answer", $"{pages}: drag, p95 of frames", $"{pages}: drag, long tasks",
                $"{pages}: keyboard, p95 of frames", $"{pages}: verdict after a drop", $"{pages}: change of another dispatcher drawn",
            })
            {
                Assert.That(rows[benchmark].Select(cells => cells[^2]), Has.Exactly(1).Matches(@"^(yes|\*\*no\*\*)$"), benchmark);
            }
            foreach (var fact in new[] { "Processor", "Memory", "System", ".NET", "API settings", "Measured" })
            {
                Assert.That(rows[fact].Select(cells => cells[2]), Has.Exactly(1).Not.Empty, fact);
            }
            Assert.That(rows["File system"].Single()[2], Does.StartWith(new DriveInfo(_temporary).DriveFormat));
            Assert.That(rows["PostgreSQL"].Single()[2], Does.Match(@"^\d+\.\d+"));
            Assert.That(rows["WorkOrders"].Single()[2], Does.Match(@"^\d+\.\d+\.\d+(\+[0-9a-f]{40}(-dirty)?)?$"));
        });
        AssertIsChart(XDocument.Load(Path.Join(results, "results.svg")), contenders);
        AssertNothingLeft();
    }

    [Test]
    public async Task A_run_that_is_terminated_cleans_up()
    {
        using var bench = Launch("Load", "--smoke", "--seconds", "60", "--scenarios", "create");
        await ReadUntil(bench, "warming up");
        await ApiProcess.Terminate(bench.Id);
        await bench.WaitForExitAsync().WaitAsync(Timeout);
        Assert.That(bench.ExitCode, Is.Not.Zero);
        AssertNothingLeft();
    }

    [Test]
    public async Task A_missing_response_is_reported_and_ends_the_run()
    {
        using var bench = Launch("Load", "--smoke", "--patience", "1", "--seconds", "60", "--scenarios", "create");
        var api = ApiRuns().Match(await ReadUntil(bench, "WorkOrders.Api.dll runs"));
        await ReadUntil(bench, "warming up");
        using (var freeze = Process.Start("kill", ["-STOP", api.Groups[1].Value]))
        {
            await freeze.WaitForExitAsync();
        }
        var (output, error) = (bench.StandardOutput.ReadToEndAsync(), bench.StandardError.ReadToEndAsync());
        await bench.WaitForExitAsync().WaitAsync(Timeout);
        Assert.That(bench.ExitCode, Is.EqualTo(1), await output);
        Assert.That(await error, Does.StartWith("No response within 1 s"));
        AssertNothingLeft();
    }

    [Test]
    public async Task The_micro_benchmarks_measure_each_step_for_each_example()
    {
        using var micro = Launch("Micro", "--job", "dry", "--artifacts", _temporary);
        var output = await AssertSucceeds(micro);
        Assert.That(
            Measured().Matches(output).Select(row => row.Groups[1].Value),
            Is.EquivalentTo(new[] { "Read", "Map", "Validate", "Resolve", "Decide", "Answer" }.SelectMany(step => new[] { step, step })));
    }

    private Process Launch(string program, params string[] arguments)
    {
        // The programs are built together with these tests, in the same configuration.
        var configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;
        var assembly = RepositoryFiles.FullPath($"bench/{program}/bin/{configuration}/net10.0/WorkOrders.{program}.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = _temporary;
        return Process.Start(start)!;
    }

    private static async Task<string> AssertSucceeds(Process bench)
    {
        var (output, error) = (bench.StandardOutput.ReadToEndAsync(), bench.StandardError.ReadToEndAsync());
        await bench.WaitForExitAsync().WaitAsync(Timeout);
        Assert.That(bench.ExitCode, Is.Zero, $"{await output}{await error}");
        return await output;
    }

    private static async Task<string> ReadUntil(Process bench, string text)
    {
        while (await bench.StandardOutput.ReadLineAsync().WaitAsync(Timeout) is { } line)
        {
            if (line.Contains(text))
            {
                return line;
            }
        }
        throw new AssertionException($"The program ended before it printed \"{text}\". {await bench.StandardError.ReadToEndAsync()}");
    }

    private static void AssertIsChart(XDocument chart, string[] contenders)
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.That(chart.Root!.Name, Is.EqualTo(svg + "svg"));
        var texts = chart.Root.Elements(svg + "text").Select(text => text.Value).ToList();
        Assert.That(texts, Is.SupersetOf(contenders.Append("create, 32 clients (per second)").Append("COPY")));
        const int Background = 1;
        Assert.That(
            chart.Root.Elements(svg + "rect").Count(),
            Is.EqualTo(Background + (5 * contenders.Length) + (2 * 2)),
            "three for create, one for get, one for import, and two contenders each of patch and of the first load");
    }

    private void AssertNothingLeft() => Assert.That(Directory.EnumerateFileSystemEntries(_temporary, "workorders-*"), Is.Empty);

    [GeneratedRegex(@"runs as process (\d+)")]
    private static partial Regex ApiRuns();

    [GeneratedRegex(@"^\| (\w+) +\| (?:erp-by-codes|page-sample-embedded) +\|", RegexOptions.Multiline)]
    private static partial Regex Measured();
}
