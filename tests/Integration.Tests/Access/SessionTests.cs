using System.Net;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>People sign in on a page, and out.</summary>
public sealed class SessionTests : SessionFixture
{
    [Test]
    public async Task A_person_signs_in_and_the_cookie_identifies_them()
    {
        using var browser = await Open();
        var signedIn = await browser.SignIn(Ann.Replace("ann:", "ANN:").Replace("@acme", "@ACME"));
        Assert.That(signedIn.Status, Is.EqualTo(HttpStatusCode.NoContent), signedIn.Text);
        Assert.That(signedIn.Headers["Set-Cookie"],
            Does.Match("^__Host-workorders=ws_[\\w-]{66}; max-age=1209600; path=/; secure; samesite=strict; httponly$"));

        var session = await browser.GetSession();
        Assert.That(session.Status, Is.EqualTo(HttpStatusCode.OK), session.Text);
        Assert.That(session.Headers["Cache-Control"], Is.EqualTo("no-store"));
        Assert.That(session.Text, Does.StartWith(Document("ann", "dispatcher")));
        Assert.That(DateTimeOffset.Parse(session["expires_dateutc"]!),
            Is.EqualTo(DateTimeOffset.UtcNow.AddDays(14)).Within(TimeSpan.FromMinutes(5)));
        Assert.That((await browser.Send(HttpMethod.Get, "/who")).Text, Is.EqualTo($"ann@{Tenant} Europe/Berlin"));
    }

    [Test]
    public async Task The_technician_of_the_user_is_shown()
    {
        await Database.Run($"""
            insert into "user" (tenant_id, id, code, username, firstname, lastname)
            select id, '00000000-0000-0000-0000-0000000000f5', 'T05', 't05', 'Ann', 'Peeters' from tenant where name = '{Tenant}';
            update api_user set user_id = '00000000-0000-0000-0000-0000000000f5'
            where name = 'ann' and tenant_id = (select id from tenant where name = '{Tenant}');
            """);
        using var browser = await Open(Ann);
        Assert.That((await browser.GetSession()).Json["technician"]!.ToJsonString(),
            Is.EqualTo("""{"id":"00000000-0000-0000-0000-0000000000f5","code":"T05","name":"Ann Peeters"}"""));
    }

    [Test]
    public async Task Other_credentials_can_ask_who_they_are()
    {
        using var answer = await Api.Send(HttpMethod.Get, "/session", "X-Api-Key", First.ApiKey);
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(Document("first", "admin") + "null}"));
    }

    [Test]
    public async Task Signing_out_ends_the_session_at_once()
    {
        using var browser = await Open(Ann);
        var token = browser.Cookie;
        Assert.That((await browser.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK), "the session is cached");
        var signedOut = await browser.SignOut();
        Assert.That(signedOut.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(browser.Cookie, Is.Null);
        browser.Cookie = token;
        Assert.That((await browser.GetSession()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await Database.Ask<long>("select count(*) from session"), Is.Zero);
        Assert.That((await browser.SignOut()).Status, Is.EqualTo(HttpStatusCode.NoContent), "there is nothing to end");
    }

    [Test]
    public async Task Signing_out_everywhere_ends_all_sessions_of_the_user()
    {
        using var first = await Open(Ann);
        using var second = await Open(Ann);
        using var other = await Open(Admin);
        foreach (var browser in new[] { first, second, other })
        {
            Assert.That((await browser.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK));
        }
        Assert.That((await first.SignOut(everywhere: true)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await first.GetSession()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await second.GetSession()).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await other.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Signing_out_leaves_the_other_sessions_of_the_user()
    {
        using var first = await Open(Ann);
        using var second = await Open(Ann);
        await first.SignOut();
        Assert.That((await second.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Neither_the_token_nor_a_part_of_it_is_stored()
    {
        using var browser = await Open(Ann);
        var token = SessionToken.Parse(browser.Cookie!)!;
        var row = await Database.Ask<string>("select row_to_json(session)::text from session");
        Assert.That(row, Does.Contain(Convert.ToHexStringLower(token.Sha256)));
        Assert.That(row, Does.Not.Contain(token.Text).And.Not.Contain(token.Text[26..]));
    }

    [Test]
    public async Task A_long_name_of_the_program_is_cut()
    {
        using var browser = await Open();
        var message = $$"""{"tenant":"{{Tenant}}","user":"ann","password":"{{Ann[4..^$"@{Tenant}".Length]}}"}""";
        var answer = await browser.Send(HttpMethod.Post, "/session", message, ("User-Agent", new string('x', 300)));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent), answer.Text);
        Assert.That(await Database.Ask<string>("select user_agent from session"), Is.EqualTo(new string('x', 200)));
    }

    [Test]
    public async Task A_wrong_password_gets_the_response_of_every_wrong_credential_without_a_challenge()
    {
        using var browser = await Open();
        browser.Site = "none";
        foreach (var credential in new[] { $"ann:wrong@{Tenant}", $"nobody:x@{Tenant}", "ann:x@nowhere", $"a\u0001n:x@{Tenant}" })
        {
            var answer = await browser.SignIn(credential);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Problems, Is.EqualTo(new[] { " credentials_refused" }));
            Assert.That(answer.Headers, Does.Not.ContainKey("WWW-Authenticate").And.Not.ContainKey("Set-Cookie"));
        }
    }

    [TestCase("", " malformed_json")]
    [TestCase("{", " malformed_json")]
    [TestCase("[]", "/tenant required", "/user required", "/password required")]
    [TestCase("""{"tenant":"acme.example","user":7}""", "/user required", "/password required")]
    [TestCase("""{"tenant":"acme.example","user":"ann","password":"\ud800"}""", "/password not_text")]
    public async Task A_malformed_message_is_refused(string body, params string[] problems)
    {
        using var browser = await Open();
        var answer = await browser.Send(HttpMethod.Post, "/session", body);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Problems, Is.EqualTo(problems));
    }

    [Test]
    public async Task Unknown_parameters_do_not_sign_out()
    {
        using var browser = await Open(Ann);
        foreach (var query in new[] { "?everywhere=maybe", "?every_where=true" })
        {
            Assert.That((await browser.Send(HttpMethod.Delete, "/session" + query)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        }
        Assert.That((await browser.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private string Document(string user, string role) =>
        $$"""{"tenant":"{{Tenant}}","user":"{{user}}","role":"{{role}}","technician":null,"""
        + "\"time_zone\":\"Europe/Berlin\",\"expires_dateutc\":";
}
