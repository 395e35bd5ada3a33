using WorkOrders.Infrastructure.PostgresHosting;
using WorkOrders.Integration.Tests.Embedded;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The one data directory of these tests. It is not there at first: whichever test comes first starts the API from nothing.</summary>
[SetUpFixture]
internal sealed class SharedCluster
{
    /// <summary>Where it is.</summary>
    public static TemporaryCluster Instance { get; } = new();

    /// <summary>Asks the database beside the API that runs, as its owner.</summary>
    public static async Task<T> Ask<T>(string sql) =>
        await TemporaryCluster.Ask<T>((await RunningServer.Find(Instance.Directory, CancellationToken.None))!, sql);

    [OneTimeTearDown]
    public async Task Remove()
    {
        // What a failed test may have left running is replaced by a server that is stopped in good order.
        await (await Instance.Start()).DisposeAsync();
        Instance.Dispose();
    }
}
