using System.Net;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>Sessions end, and cookies that were not issued are refused. Nothing is cached: every request reads the session.</summary>
public sealed class SessionEndTests : SessionFixture
{
    private protected override string[] Settings => ["--Access:CacheFor=00:00:00"];

    [TestCase("last_seen_dateutc = clock_timestamp() - interval '11 hours 59 minutes'", true)]
    [TestCase("last_seen_dateutc = clock_timestamp() - interval '12 hours'", false)]
    [TestCase("expires_dateutc = clock_timestamp() + interval '1 minute'", true)]
    [TestCase("expires_dateutc = clock_timestamp()", false)]
    public async Task A_session_ends_when_it_is_not_used_or_after_its_lifetime(string change, bool isAlive)
    {
        using var browser = await Open(Ann);
        await Database.Run($"update session set {change}");
        var expected = isAlive ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
        Assert.That((await browser.GetSession()).Status, Is.EqualTo(expected));
        Assert.That((await browser.GetSession()).Status, Is.EqualTo(expected), "an expired session is not revived");
        using var other = await Open(Ann);
        Assert.That(await Database.Ask<long>("select count(*) from session"), Is.EqualTo(isAlive ? 2 : 1), "expired sessions are deleted");
    }

    [Test]
    public async Task The_last_use_is_recorded_at_most_once_a_minute()
    {
        using var browser = await Open(Ann);
        await browser.GetSession();
        Assert.That(await Database.Ask<long>("select row_version from session"), Is.EqualTo(1));
        await Database.Run("update session set last_seen_dateutc = clock_timestamp() - interval '61 seconds'");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browser.GetSession()));
        Assert.That(await Database.Ask<long>("select row_version from session"), Is.EqualTo(2));
        Assert.That(await Database.Ask<bool>("select last_seen_dateutc > clock_timestamp() - interval '30 seconds' from session"), Is.True);
    }

    [Test]
    public async Task A_disabled_user_and_a_new_password_end_the_sessions_of_the_user()
    {
        var users = Api.GetService<IUserDirectory>();
        using var other = await Open(Admin);
        using var disabled = await Open(Ann);
        await users.SetDisabled(Tenant, "ann", disabled: true, CancellationToken.None);
        Assert.That((await disabled.GetSession()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await disabled.SignIn(Ann)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        await users.SetDisabled(Tenant, "ann", disabled: false, CancellationToken.None);
        Assert.That((await disabled.GetSession()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));

        using var renewed = await Open(Ann);
        await users.NewPassword(Tenant, "ann", CancellationToken.None);
        Assert.That((await renewed.GetSession()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await renewed.SignIn(Ann)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "the old password");
        Assert.That((await other.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_changed_role_applies_to_sessions()
    {
        using var browser = await Open(Ann);
        await Api.GetService<IUserDirectory>().SetRole(Tenant, "ann", Role.Viewer, CancellationToken.None);
        Assert.That((await browser.GetSession())["role"], Is.EqualTo("viewer"));
    }

    [Test]
    public async Task A_session_is_valid_in_every_instance_until_it_ends_in_one()
    {
        await using var second = await Run();
        using var browser = await Open(Ann);
        using var there = await Open(api: second);
        there.Cookie = browser.Cookie;
        Assert.That((await there.GetSession())["user"], Is.EqualTo("ann"));
        await browser.SignOut();
        Assert.That((await there.GetSession()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_cookie_that_was_not_issued_is_refused()
    {
        var other = await Api.GetService<ITenantDirectory>().Add($"other.{Tenant}", new TenantChange(), CancellationToken.None);
        using var browser = await Open(Ann);
        var token = browser.Cookie!;
        string[] wrong =
        [
            "x", "ws_", token[..^1], token + "A", "wo_" + token[3..], SessionToken.New(Guid.CreateVersion7()).Text,
            "ws_" + other.ApiKey[3..26] + token[26..], First.ApiKey, $"%00{token}",
        ];
        foreach (var cookie in wrong)
        {
            browser.Cookie = cookie;
            var answer = await browser.GetSession();
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized), cookie);
            Assert.That(answer.Problems, Is.EqualTo(new[] { " credentials_refused" }));
        }
        using var asKey = await Api.GetCallerByKey(token);
        Assert.That(asKey.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), "a session is no API key");
    }

    [Test]
    public async Task A_session_sees_nothing_of_another_tenant()
    {
        var other = await Api.GetService<ITenantDirectory>().Add($"other.{Tenant}", new TenantChange(), CancellationToken.None);
        using var mine = await Open(Admin);
        using var theirs = await Open($"{other.UserName}:{other.Password}@{other.TenantName}");
        var created = await mine.Send(HttpMethod.Post, "/api/Skill", """{"code":"GAS","name":"Gas"}""");
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That((await mine.Send(HttpMethod.Get, "/api/Skill(code='GAS')")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await theirs.Send(HttpMethod.Get, "/api/Skill(code='GAS')")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await theirs.Send(HttpMethod.Get, "/api/Skill")).Json["value"]!.AsArray(), Is.Empty);
        await theirs.SignOut(everywhere: true);
        Assert.That((await mine.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
