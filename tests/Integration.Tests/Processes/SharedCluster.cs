using WorkOrders.Infrastructure.PostgresHosting;
using WorkOrders.Integration.Tests.Embedded;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>
/// The data directory that these tests share. It does not exist at first, so the first test starts the API without existing data.
/// </summary>
[SetUpFixture]
internal sealed class SharedCluster
{
    public static TemporaryCluster Instance { get; } = new();

    /// <summary>Queries the database of the running API as its owner.</summary>
    public static async Task<T> Ask<T>(string sql) =>
        await TemporaryCluster.Ask<T>((await RunningServer.Find(Instance.Directory, CancellationToken.None))!, sql);

    [OneTimeTearDown]
    public async Task Remove()
    {
        // Starting replaces a server that a failed test may have left running; disposing stops it cleanly.
        await (await Instance.Start()).DisposeAsync();
        Instance.Dispose();
    }
}
