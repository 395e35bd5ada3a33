using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>A fixture in which people sign in: an API with a database of its own, and a tenant with the users api and ann.</summary>
public abstract class SessionFixture
{
    private readonly List<Browser> _browsers = [];

    /// <summary>The database.</summary>
    internal TemporaryDatabase Database { get; private set; } = null!;

    /// <summary>The API.</summary>
    internal RunningApi Api { get; private set; } = null!;

    /// <summary>The credentials of the tenant.</summary>
    internal InitialCredentials First { get; private set; } = null!;

    /// <summary>Hashes passwords.</summary>
    internal CountingHasher Hasher { get; } = new();

    /// <summary>The administrator, as <c>user:password@tenant</c>.</summary>
    internal string Admin => $"{First.UserName}:{First.Password}@{First.TenantName}";

    /// <summary>A dispatcher, as <c>user:password@tenant</c>.</summary>
    internal string Ann { get; private set; } = null!;

    /// <summary>Starts the API and adds the tenant.</summary>
    [SetUp]
    public async Task Start()
    {
        Database = await TemporaryDatabase.CreateMigrated();
        Api = await Run();
        First = await Api.GetService<ITenantDirectory>().Add("acme.example", new TenantChange("Europe/Berlin"), CancellationToken.None);
        var password = await Api.GetService<IUserDirectory>().Add("acme.example", "ann", Role.Dispatcher, CancellationToken.None);
        Ann = $"ann:{password}@acme.example";
    }

    /// <summary>Stops the API.</summary>
    [TearDown]
    public async Task Stop()
    {
        _browsers.ForEach(browser => browser.Dispose());
        _browsers.Clear();
        await Api.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Disposes what all tests share.</summary>
    [OneTimeTearDown]
    public void DisposeGate() => Hasher.Gate.Dispose();

    /// <summary>The settings of the API.</summary>
    private protected virtual string[] Settings => [];

    /// <summary>Starts an instance of the API.</summary>
    private protected Task<RunningApi> Run() => RunningApi.StartReady(Database, builder =>
    {
        builder.Services.AddSingleton<IPasswordHasher>(Hasher);
        builder.Services.AddSingleton(Clock);
    }, Settings);

    /// <summary>The clock of the API.</summary>
    private protected virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>Opens a browser, and signs in.</summary>
    /// <param name="credential">The user; null to not sign in.</param>
    /// <param name="api">The instance; null for the first one.</param>
    private protected async Task<Browser> Open(string? credential = null, RunningApi? api = null)
    {
        var browser = new Browser((api ?? Api).Client.BaseAddress);
        _browsers.Add(browser);
        if (credential is not null)
        {
            var answer = await browser.SignIn(credential);
            Assert.That((int)answer.Status, Is.EqualTo(204), answer.Text);
        }
        return browser;
    }
}
