using WorkOrders.Infrastructure.PostgresHosting;
using WorkOrders.Integration.Tests.Embedded;

namespace WorkOrders.Integration.Tests.Processes;

/// <summary>The one data directory of these tests. It is not there at first: whichever test comes first starts the API from nothing.</summary>
[SetUpFixture]
internal sealed class SharedData
{
    /// <summary>Where it is.</summary>
    public static TemporaryServer Place { get; } = new();

    /// <summary>Asks the database beside the API that runs, as its owner.</summary>
    public static async Task<T> Ask<T>(string sql) =>
        await TemporaryServer.Ask<T>((await RunningServer.Find(Place.Directory, CancellationToken.None))!, sql);

    [OneTimeTearDown]
    public async Task Remove()
    {
        // What a failed test may have left running is replaced by a server that is stopped in good order.
        await (await Place.Start()).DisposeAsync();
        Place.Dispose();
    }
}
