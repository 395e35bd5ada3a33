using System.Diagnostics;
using WorkOrders.Integration.Tests.Documentation;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The load benchmark still works, in runs too short to mean anything, and leaves nothing behind.</summary>
public sealed class BenchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

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
        Assert.That(
            rows.Where(row => row.StartsWith("| create, 32 clients") || row.StartsWith("| get by id")).Select(row => row.Split('|')[2].Trim()),
            Is.EqualTo(new[] { "WorkOrders", "ceiling (pool 4)", "limit", "WorkOrders", "ceiling (pool 4)", "limit" }));
        AssertNothingIsLeft();
    }

    [Test]
    public async Task Stopped_in_the_middle_it_cleans_up()
    {
        using var bench = Begin("--smoke", "--seconds", "60", "--scenarios", "create");
        while (await bench.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line && !line.Contains("warms up"))
        {
        }
        await ApiProcess.Terminate(bench.Id);
        await bench.WaitForExitAsync().WaitAsync(Patience);
        Assert.That(bench.ExitCode, Is.Not.Zero);
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

    private void AssertNothingIsLeft() => Assert.That(Directory.EnumerateFileSystemEntries(_temporary, "workorders-*"), Is.Empty);
}
