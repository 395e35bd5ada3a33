using System.Diagnostics;
using System.Text.RegularExpressions;
using WorkOrders.Integration.Tests.Documentation;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The load benchmark still works, in runs too short to mean anything, and leaves nothing behind.</summary>
public sealed partial class BenchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private string _temporary = null!;

    [SetUp]
    public void MakePlace() => _temporary = Directory.CreateDirectory(Path.Join(Path.GetTempPath(), $"workorders-{Guid.NewGuid():N}")).FullName;

    [TearDown]
    public void RemovePlace() => Directory.Delete(_temporary, recursive: true);

    [Test]
    public async Task It_measures_all_contenders_and_cleans_up()
    {
        using var bench = Begin("--smoke", "--scenarios", "create,get");
        var (output, error) = (bench.StandardOutput.ReadToEndAsync(), bench.StandardError.ReadToEndAsync());
        await bench.WaitForExitAsync().WaitAsync(Patience);
        Assert.That(bench.ExitCode, Is.Zero, $"{await output}{await error}");
        var rows = (await output).Split('\n').Where(line => line.StartsWith('|')).ToList();
        var limit = $"limit (at most {Math.Min(4 * Environment.ProcessorCount, 32)} connections)";
        Assert.That(
            rows.Where(row => row.StartsWith("| create, 32 clients") || row.StartsWith("| get by id")).Select(row => row.Split('|')[2].Trim()),
            Is.EqualTo(new[] { "WorkOrders", "ceiling (pool 4)", limit, "WorkOrders", "ceiling (pool 4)", limit }));
        AssertNothingIsLeft();
    }

    [Test]
    public async Task Stopped_in_the_middle_it_cleans_up()
    {
        using var bench = Begin("--smoke", "--seconds", "60", "--scenarios", "create");
        await ReadUntil(bench, "warms up");
        await ApiProcess.Terminate(bench.Id);
        await bench.WaitForExitAsync().WaitAsync(Patience);
        Assert.That(bench.ExitCode, Is.Not.Zero);
        AssertNothingIsLeft();
    }

    [Test]
    public async Task An_answer_that_does_not_come_is_told_of_and_ends_it()
    {
        using var bench = Begin("--smoke", "--patience", "1", "--seconds", "60", "--scenarios", "create");
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

    private Process Begin(params string[] arguments)
    {
        // Built beside these tests, in the same configuration.
        var configuration = new DirectoryInfo(TestContext.CurrentContext.TestDirectory).Parent!.Name;
        var program = Repository.PathOf($"bench/Load/bin/{configuration}/net10.0/WorkOrders.Load.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TMPDIR"] = _temporary;
        return Process.Start(start)!;
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

    private void AssertNothingIsLeft() => Assert.That(Directory.EnumerateFileSystemEntries(_temporary, "workorders-*"), Is.Empty);

    [GeneratedRegex(@"runs as process (\d+)")]
    private static partial Regex ApiRuns();
}
