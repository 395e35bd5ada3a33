using System.Diagnostics;

namespace WorkOrders.Integration.Tests.Embedded;

/// <summary>An empty cluster for tests to copy, because copying it takes a tenth of the time of creating a cluster.</summary>
[SetUpFixture]
internal sealed class ClusterTemplate
{
    private static readonly TemporaryCluster Original = new();

    /// <summary>Copies the cluster to a new data directory.</summary>
    public static TemporaryCluster Copy()
    {
        var copy = new TemporaryCluster();
        using var cp = Process.Start("cp", ["-a", Original.Directory, copy.Directory]);
        cp.WaitForExit();
        Assert.That(cp.ExitCode, Is.Zero, "cp");
        return copy;
    }

    [OneTimeSetUp]
    public async Task Create() => await (await Original.Start()).DisposeAsync();

    [OneTimeTearDown]
    public void Remove() => Original.Dispose();
}
