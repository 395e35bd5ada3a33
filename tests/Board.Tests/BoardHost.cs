using WorkOrders.Integration.Tests;

namespace WorkOrders.Board.Tests;

/// <summary>The database server and the browser of the test run. The API is <see cref="TestApi"/>, with the pages of this build.</summary>
[SetUpFixture]
public sealed class BoardHost
{
    private static readonly TestDatabase Database = new();

    private static TestBrowser? _browser;

    /// <summary>The browser that all tests share; each opens pages of its own.</summary>
    internal static TestBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not been started.");

    /// <summary>Returns a client of the API that follows no redirects.</summary>
    internal static async Task<HttpClient> NewClient() =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri((await TestApi.Running).Urls.Single()) };

    [OneTimeSetUp]
    public async Task Start()
    {
        await Database.Start();
        _browser = await TestBrowser.Start();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
        await Database.Stop();
    }
}
