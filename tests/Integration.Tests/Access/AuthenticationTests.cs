using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

public sealed class AuthenticationTests
{
    private readonly CountingHasher _hasher = new();
    private TemporaryDatabase _database = null!;
    private RunningApi _api = null!;
    private RunningApi _uncached = null!;
    private InitialCredentials _first = null!;
    private int _tenants;

    [OneTimeSetUp]
    public async Task Start()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _api = await Run();
        _uncached = await Run("--Access:CacheFor=00:00:00", "--Access:RefuseFor=00:00:00");
    }

    [SetUp]
    public async Task AddTenant()
    {
        _first = await _api.GetService<ITenantDirectory>().Add(
            $"Acme{++_tenants}.example", new TenantChange("Europe/Berlin"), CancellationToken.None);
        _hasher.Reset();
    }

    [TearDown]
    public void OpenGate() => _hasher.Gate.Set();

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _uncached.DisposeAsync();
        await _api.DisposeAsync();
        await _database.DisposeAsync();
        _hasher.Gate.Dispose();
    }

    private string Tenant => _first.TenantName;

    private string ValidCredential => $"{_first.UserName}:{_first.Password}@{Tenant}";

    [Test]
    public async Task A_correct_password_identifies_the_caller()
    {
        using var response = await _api.GetCaller(ValidCredential);
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($"api@{Tenant} Europe/Berlin"));
    }

    [Test]
    public async Task Tenant_and_user_names_are_case_insensitive() =>
        Assert.That(await Status(_api.GetCaller($"API:{_first.Password}@{Tenant.ToUpperInvariant()}")), Is.EqualTo(HttpStatusCode.OK));

    [Test]
    public async Task An_API_key_identifies_the_caller()
    {
        using var response = await _api.GetCallerByKey(_first.ApiKey);
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($"first@{Tenant} Europe/Berlin"));
    }

    [Test]
    public async Task Every_invalid_credential_gets_the_same_response()
    {
        await _api.GetService<IUserDirectory>().Add(Tenant, "gone", Role.Admin, CancellationToken.None);
        await _api.GetService<IUserDirectory>().SetDisabled(Tenant, "gone", disabled: true, CancellationToken.None);
        var wrongKey = ApiKey.New(Guid.CreateVersion7()).Text;
        HttpResponseMessage[] responses =
        [
            await _api.GetCaller($"api:wrong@{Tenant}"), await _api.GetCaller($"nobody:wrong@{Tenant}"),
            await _api.GetCaller($"api:wrong@nowhere.{Tenant}"),
            await _api.GetCaller($"gone:wrong@{Tenant}"), await _api.GetCaller("malformed"), await _api.GetCallerByKey(wrongKey),
            await _api.GetCallerByKey("malformed"),
            await _api.Send(HttpMethod.Get, "/who"),
        ];
        var first = await VisibleResponse(responses[0]);
        foreach (var response in responses)
        {
            Assert.That(await VisibleResponse(response), Is.EqualTo(first));
        }
        Assert.That(responses[0].StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(responses[0].Headers.WwwAuthenticate.ToString(), Is.EqualTo("Basic realm=\"WorkOrders\", charset=\"UTF-8\""));
        Assert.That(responses[0].Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task An_unknown_user_costs_the_same_as_a_wrong_password()
    {
        await Status(_api.GetCaller($"api:wrong@{Tenant}"));
        Assert.That(_hasher.Verified, Is.EqualTo(1));
        await Status(_api.GetCaller($"nobody:wrong@{Tenant}"));
        Assert.That(_hasher.Verified, Is.EqualTo(2));
        await Status(_api.GetCaller($"api:wrong@nowhere.{Tenant}"));
        Assert.That(_hasher.Verified, Is.EqualTo(3));
    }

    [Test]
    public async Task Concurrent_requests_with_one_credential_hash_once()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Status(_api.GetCaller(ValidCredential))));
        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(_hasher.Verified, Is.EqualTo(1));
    }

    [Test]
    public async Task A_repeated_wrong_credential_is_hashed_once()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.That(await Status(_api.GetCaller($"api:wrong@{Tenant}")), Is.EqualTo(HttpStatusCode.Unauthorized));
        }
        Assert.That(_hasher.Verified, Is.EqualTo(1));
    }

    [Test]
    public async Task A_verified_password_is_not_hashed_again_after_the_cache_expires()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.That(await Status(_uncached.GetCaller(ValidCredential)), Is.EqualTo(HttpStatusCode.OK));
        }
        Assert.That(_hasher.Verified, Is.EqualTo(1));
    }

    [Test]
    public async Task A_disabled_user_is_refused_until_enabled_again()
    {
        Assert.That(await Status(_uncached.GetCaller(ValidCredential)), Is.EqualTo(HttpStatusCode.OK));
        await _uncached.GetService<IUserDirectory>().SetDisabled(Tenant, "api", disabled: true, CancellationToken.None);
        Assert.That(await Status(_uncached.GetCaller(ValidCredential)), Is.EqualTo(HttpStatusCode.Unauthorized));
        await _uncached.GetService<IUserDirectory>().SetDisabled(Tenant, "api", disabled: false, CancellationToken.None);
        Assert.That(await Status(_uncached.GetCaller(ValidCredential)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_new_password_replaces_the_old_one()
    {
        Assert.That(await Status(_uncached.GetCaller(ValidCredential)), Is.EqualTo(HttpStatusCode.OK));
        var password = await _uncached.GetService<IUserDirectory>().NewPassword(Tenant, "api", CancellationToken.None);
        Assert.That(await Status(_uncached.GetCaller(ValidCredential)), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await Status(_uncached.GetCaller($"api:{password}@{Tenant}")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_revoked_key_is_refused()
    {
        Assert.That(await Status(_uncached.GetCallerByKey(_first.ApiKey)), Is.EqualTo(HttpStatusCode.OK));
        await _uncached.GetService<IApiKeyDirectory>().Revoke(Tenant, "first", CancellationToken.None);
        Assert.That(await Status(_uncached.GetCallerByKey(_first.ApiKey)), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_key_is_valid_only_for_its_own_tenant()
    {
        var other = await _api.GetService<ITenantDirectory>().Add($"other.{Tenant}", new TenantChange(), CancellationToken.None);
        var forged = other.ApiKey[..26] + _first.ApiKey[26..];
        Assert.That(await Status(_api.GetCallerByKey(forged)), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_flood_of_wrong_passwords_does_not_block_cached_credentials()
    {
        Assert.That(await Status(_api.GetCaller(ValidCredential)), Is.EqualTo(HttpStatusCode.OK));
        _hasher.Gate.Reset();
        var flood = Enumerable.Range(0, 64 + Environment.ProcessorCount + 20)
            .Select(number => _api.GetCaller($"api:guess{number}@{Tenant}")).ToList();

        using var busy = await await Task.WhenAny(flood);
        Assert.That(busy.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(busy.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(2)));
        Assert.That(await Status(_api.GetCaller(ValidCredential).WaitAsync(TimeSpan.FromSeconds(5))), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_hasher.Verified, Is.LessThanOrEqualTo(1 + Math.Max(1, Environment.ProcessorCount / 2)));

        _hasher.Gate.Set();
        Assert.That((await Task.WhenAll(flood)).Select(response => (int)response.StatusCode),
            Is.All.EqualTo(401).Or.EqualTo(429).Or.EqualTo(503));
    }

    private Task<RunningApi> Run(params string[] settings) =>
        RunningApi.StartReady(_database, builder => builder.Services.AddSingleton<IPasswordHasher>(_hasher), settings);

    private static async Task<HttpStatusCode> Status(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return response.StatusCode;
    }

    /// <summary>Returns everything that a client sees, except the trace id and the date.</summary>
    private static async Task<string> VisibleResponse(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var traceId = (string?)JsonNode.Parse(body)!["traceId"];
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date");
        var headerLines = string.Join("; ", headers.Select(header => $"{header.Key}={string.Join(',', header.Value)}"));
        return $"{(int)response.StatusCode} {headerLines} {body.Replace(traceId!, "…")}";
    }
}
