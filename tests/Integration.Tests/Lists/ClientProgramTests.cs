using System.Diagnostics;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>
/// Clients of other vendors, from npm, list, read, create, change and delete rows. Their programs are in <c>tests/Clients</c>; they run if
/// Node.js is installed.
/// </summary>
internal sealed class ClientProgramTests
{
    private static readonly string Programs = Path.Join(AppContext.BaseDirectory, "clients");
    private static readonly string? Node = Find("node");
    private static readonly string? Npm = Find(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    private static IEnumerable<TestCaseData> Clients()
    {
        if (Node is null || Npm is null)
        {
            TestContext.Progress.WriteLine("Node.js is not installed, so no clients from npm are tested.");
            yield break;
        }
        yield return new TestCaseData("ui5.js", new[] { "$direct" }).SetArgDisplayNames("OpenUI5, one by one");
        yield return new TestCaseData("ui5.js", new[] { "$auto" }).SetArgDisplayNames("OpenUI5, in batches");
        yield return new TestCaseData("sap.js", Array.Empty<string>()).SetArgDisplayNames("SAP Cloud SDK");
    }

    /// <summary>Installs exactly the packages of the lock file, next to the test assembly.</summary>
    [OneTimeSetUp]
    public async Task InstallPackages()
    {
        if (Node is not null && Npm is not null)
        {
            var cache = Path.Join(Programs, ".cache");
            await Run(Npm, ["ci", "--cache", cache, "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"]);
        }
    }

    [TestCaseSource(nameof(Clients))]
    public async Task A_client_lists_reads_creates_changes_and_deletes(string program, string[] arguments)
    {
        using var tenant = await TestTenant.Create();
        var url = tenant.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var key = tenant.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single();

        Assert.That(await Run(Node!, [program, url, key, .. arguments]), Does.Contain("created, changed and deleted"));
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(directory => Path.Join(directory, OperatingSystem.IsWindows() && !Path.HasExtension(program) ? $"{program}.exe" : program))
        .FirstOrDefault(File.Exists);

    private static async Task<string> Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Programs,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var errors = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            Assert.That(process.ExitCode, Is.Zero, $"{Path.GetFileName(program)} failed. {await output}{await errors}");
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
