using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WorkOrders.Integration.Tests.Documentation;
using WorkOrders.Integration.Tests.Processes;

namespace WorkOrders.Integration.Tests.Benchmarks;

/// <summary>The benchmarks still work, in runs too short to mean anything, and leave nothing behind.</summary>
public sealed partial class BenchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private string _temporary = null!;

    [SetUp]
    public void MakePlace() => _temporary = Directory.CreateDirectory(Path.Join(Path.GetTempPath(), $"workorders-{Guid.NewGuid():N}")).FullName;

    [TearDown]
    public void RemovePlace() => Directory.Delete(_temporary, recursive: true);

    [Test]
    public async Task It_measures_all_there_is_reports_it_and_cleans_up()
    {
        var place = Path.Join(_temporary, "results");
        using var bench = Begin("Load", "--smoke", "--results", place);
        await AssertItWorks(bench);
        var report = await File.ReadAllTextAsync(Path.Join(place, "RESULTS.md"));
        var rows = report.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToLookup(cells => cells[1]);

        string[] contenders = ["WorkOrders", "ceiling (pool 4)", $"limit (at most {Math.Min(4 * Environment.ProcessorCount, 32)} connections)"];
        Assert.Multiple(() =>
        {
            foreach (var what in new[] { "create, 1 client", "create, 32 clients", "create, 128 clients", "get by id, 300 stored, 32 clients" })
            {
                Assert.That(rows[what].Select(cells => cells[2]), Is.EqualTo(contenders), what);
            }
            Assert.That(rows["import of 50 orders"].Select(cells => cells[2]), Is.EqualTo(["WorkOrders", "ceiling (pool 4)", "COPY"]));
            foreach (var what in new[]
            {
                "p99 of create, 32 clients", "allocated by a create, 32 clients", "create with the sample's embedded graph, 32 clients", "time of the import of 50 orders",
                "create, 300 stored, 32 clients", "start to ready", "memory of the API, 128 clients for 0.02 min, most",
            })
            {
                Assert.That(rows[what].Select(cells => cells[^2]), Has.Exactly(1).Matches(@"^(yes|\*\*no\*\*)$"), what);
            }
            foreach (var fact in new[] { "Processor", "Memory", "System", ".NET", "Settings of the API", "Measured" })
            {
                Assert.That(rows[fact].Select(cells => cells[2]), Has.Exactly(1).Not.Empty, fact);
            }
            Assert.That(rows["File system"].Single()[2], Does.StartWith(new DriveInfo(_temporary).DriveFormat));
            Assert.That(rows["PostgreSQL"].Single()[2], Does.Match(@"^\d+\.\d+"));
            Assert.That(rows["WorkOrders"].Single()[2], Does.Match(@"^\d+\.\d+\.\d+(\+[0-9a-f]{40}(-dirty)?)?$"));
        });
        AssertIsAChart(XDocument.Load(Path.Join(place, "results.svg")), contenders);
        AssertNothingIsLeft();
    }

    [Test]
    public async Task Stopped_in_the_middle_it_cleans_up()
    {
        using var bench = Begin("Load", "--smoke", "--seconds", "60", "--scenarios", "create");
        await ReadUntil(bench, "warms up");
        await ApiProcess.Terminate(bench.Id);
        await bench.WaitForExitAsync().WaitAsync(Patience);
        Assert.That(bench.ExitCode, Is.Not.Zero);
        AssertNothingIsLeft();
    }

    [Test]
    public async Task An_answer_that_does_not_come_is_told_of_and_ends_it()
    {
        using var bench = Begin("Load", "--smoke", "--patience", "1", "--seconds", "60", "--scenarios", "create");
        var api = ApiRuns().Match(await ReadUntil(bench, "WorkOrders.Api.dll runs"));
        await ReadUntil(bench, "warms up");
        using (var freeze = Process.Start("kill", ["-STOP", api.Groups[1].Value]))
        {
            await freeze.WaitForExitAsync();
        }
        var (output, error) = (bench.StandardOutput.ReadToEndAsync(), bench.StandardError.ReadToEndAsync());
        await bench.WaitForExitAsync().WaitAsync(Patience);
        Assert.That(bench.ExitCode, Is.EqualTo(1), await output);
        Assert.That(await error, Does.StartWith("No answer within 1 s"));
        AssertNothingIsLeft();
    }

    [Test]
    public async Task Each_step_of_a_create_is_measured_for_each_example()
    {
        using var micro = Begin("Micro", "--job", "dry", "--artifacts", _temporary);
        var output = await AssertItWorks(micro);
        Assert.That(
            Measured().Matches(output).Select(row => row.Groups[1].Value),
            Is.EquivalentTo(new[] { "Read", "Map", "Validate", "Resolve", "Decide", "Answer" }.SelectMany(step => new[] { step, step })));
    }

    private Process Begin(string program, params string[] arguments)
    {
        // Built beside these tests, in the same configuration.
        var configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;
        var assembly = Repository.PathOf($"bench/{program}/bin/{configuration}/net10.0/WorkOrders.{program}.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TMPDIR"] = _temporary;
        return Process.Start(start)!;
    }

    private static async Task<string> AssertItWorks(Process bench)
    {
        var (output, error) = (bench.StandardOutput.ReadToEndAsync(), bench.StandardError.ReadToEndAsync());
        await bench.WaitForExitAsync().WaitAsync(Patience);
        Assert.That(bench.ExitCode, Is.Zero, $"{await output}{await error}");
        return await output;
    }

    private static async Task<string> ReadUntil(Process bench, string text)
    {
        while (await bench.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.Contains(text))
            {
                return line;
            }
        }
        throw new AssertionException($"It ended before it said: {text}. {await bench.StandardError.ReadToEndAsync()}");
    }

    private static void AssertIsAChart(XDocument chart, string[] contenders)
    {
        XNamespace svg = "http://www.w3.org/2000/svg";
        Assert.That(chart.Root!.Name, Is.EqualTo(svg + "svg"));
        var texts = chart.Root.Elements(svg + "text").Select(text => text.Value).ToList();
        Assert.That(texts, Is.SupersetOf(contenders.Append("create, 32 clients: a second").Append("COPY")));
        const int Background = 1;
        Assert.That(chart.Root.Elements(svg + "rect").Count(), Is.EqualTo(Background + (5 * contenders.Length)), "three of creating, one of reading, one of importing");
    }

    private void AssertNothingIsLeft() => Assert.That(Directory.EnumerateFileSystemEntries(_temporary, "workorders-*"), Is.Empty);

    [GeneratedRegex(@"runs as process (\d+)")]
    private static partial Regex ApiRuns();

    [GeneratedRegex(@"^\| (\w+) +\| (?:erp-by-codes|page-sample-embedded) +\|", RegexOptions.Multiline)]
    private static partial Regex Measured();
}
