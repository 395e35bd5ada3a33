using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Access;

/// <summary>A page of another site cannot use the session of a person (CSRF).</summary>
public sealed class CrossSiteTests : SessionFixture
{
    private const string Write = "/reads";

    private string Basic => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(Admin))}";

    [TestCase("same-origin", null, 200)]
    [TestCase("none", null, 200)]
    [TestCase("same-origin", "https://evil.example", 200)]
    [TestCase(null, "own", 200)]
    [TestCase("same-site", "own", 403)]
    [TestCase("cross-site", null, 403)]
    [TestCase("same-origin, cross-site", null, 403)]
    [TestCase("", null, 403)]
    [TestCase(null, "https://evil.example", 403)]
    [TestCase(null, "null", 403)]
    [TestCase(null, "not a url", 403)]
    [TestCase(null, "http://evil@{host}", 403)]
    [TestCase(null, "http://{host}/", 403)]
    [TestCase(null, "http://{host}:1", 403)]
    [TestCase(null, "ftp://{host}", 403)]
    [TestCase(null, "{host}", 403)]
    [TestCase(null, "https://{host}", 200)]
    [TestCase(null, null, 403)]
    public async Task A_session_changes_something_only_from_a_page_of_this_API(string? site, string? origin, int expected)
    {
        using var browser = await Open(Admin);
        var address = Api.Client.BaseAddress!.ToString().TrimEnd('/');
        var host = Api.Client.BaseAddress.Authority;
        browser.Site = null;
        List<(string, string)> headers = [];
        if (site is not null)
        {
            headers.Add(("Sec-Fetch-Site", site));
        }
        if (origin is not null)
        {
            headers.Add(("Origin", origin == "own" ? address : origin.Replace("{host}", host, StringComparison.Ordinal)));
        }
        var written = await browser.Send(HttpMethod.Post, Write, "{}", [.. headers]);
        Assert.That((int)written.Status, Is.EqualTo(expected), written.Text);
        Assert.That(expected == 200 || written.Problems.SequenceEqual([" cross_site_request"]), written.Text);

        var signedIn = await browser.Send(HttpMethod.Post, "/session", "{}", [.. headers]);
        Assert.That((int)signedIn.Status, Is.EqualTo(expected == 200 ? 400 : 403), signedIn.Text);
        var signedOut = await browser.Send(HttpMethod.Delete, "/session", null, [.. headers]);
        Assert.That((int)signedOut.Status, Is.EqualTo(expected == 200 ? 204 : 403), signedOut.Text);
    }

    [Test]
    public async Task Reading_is_allowed_from_everywhere()
    {
        using var browser = await Open(Ann);
        browser.Site = "cross-site";
        Assert.That((await browser.GetSession()).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Other_credentials_are_not_affected()
    {
        using var browser = await Open();
        browser.Site = "cross-site";
        foreach (var header in new[] { ("Authorization", Basic), ("X-Api-Key", First.ApiKey) })
        {
            Assert.That((await browser.Send(HttpMethod.Post, Write, "{}", header)).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_credential_in_a_header_counts_and_not_the_cookie()
    {
        using var browser = await Open(Ann);
        Assert.That((await browser.Send(HttpMethod.Get, "/session", null, ("X-Api-Key", First.ApiKey)))["user"], Is.EqualTo("first"));
        foreach (var header in new[] { ("X-Api-Key", "wrong"), ("Authorization", "Bearer x"), ("Authorization", "Basic x") })
        {
            Assert.That((await browser.Send(HttpMethod.Get, "/session", null, header)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }
        browser.Site = "cross-site";
        Assert.That((await browser.Send(HttpMethod.Post, Write, "{}", ("Authorization", Basic))).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Pages_get_no_challenge_and_programs_do()
    {
        using var browser = await Open();
        Assert.That((await browser.GetSession()).Headers, Does.Not.ContainKey("WWW-Authenticate"));
        browser.Site = null;
        Assert.That((await browser.GetSession()).Headers["WWW-Authenticate"], Is.EqualTo("Basic realm=\"WorkOrders\", charset=\"UTF-8\""));
    }
}
