using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>
/// A fixture in which people sign in: an API with a database of its own, and for each test a tenant with the users api and ann.
/// </summary>
public abstract class SessionFixture
{
    private readonly List<Browser> _browsers = [];
    private int _tenants;

    /// <summary>The database.</summary>
    internal TemporaryDatabase Database { get; private set; } = null!;

    /// <summary>The API.</summary>
    internal RunningApi Api { get; private set; } = null!;

    /// <summary>The name of the tenant, which begins with <c>acme</c>.</summary>
    internal string Tenant => First.TenantName;

    /// <summary>The credentials of the tenant.</summary>
    internal InitialCredentials First { get; private set; } = null!;

    /// <summary>Hashes passwords.</summary>
    internal CountingHasher Hasher { get; } = new();

    /// <summary>The administrator, as <c>user:password@tenant</c>.</summary>
    internal string Admin => $"{First.UserName}:{First.Password}@{Tenant}";

    /// <summary>A dispatcher, as <c>user:password@tenant</c>.</summary>
    internal string Ann { get; private set; } = null!;

    /// <summary>Starts the API.</summary>
    [OneTimeSetUp]
    public async Task Start()
    {
        Database = await TemporaryDatabase.CreateMigrated();
        Api = await Run();
    }

    /// <summary>Adds a tenant, which has the only sessions of the database.</summary>
    [SetUp]
    public async Task AddTenant()
    {
        await Database.Run("delete from session");
        First = await Api.GetService<ITenantDirectory>().Add(
            $"acme{++_tenants}.example", new TenantChange("Europe/Berlin"), CancellationToken.None);
        var password = await Api.GetService<IUserDirectory>().Add(Tenant, "ann", Role.Dispatcher, CancellationToken.None);
        Ann = $"ann:{password}@{Tenant}";
    }

    /// <summary>Closes the browsers.</summary>
    [TearDown]
    public void CloseBrowsers()
    {
        _browsers.ForEach(browser => browser.Dispose());
        _browsers.Clear();
    }

    /// <summary>Stops the API.</summary>
    [OneTimeTearDown]
    public async Task Stop()
    {
        await Api.DisposeAsync();
        await Database.DisposeAsync();
        Hasher.Gate.Dispose();
    }

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
