using System.Net;
using WorkOrders.Integration.Tests;

namespace WorkOrders.Board.Tests;

/// <summary>The pages over HTTP: one page at every address of the board, with strict headers, and validated at every load.</summary>
public sealed class PageTests
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private HttpClient _http = null!;

    [OneTimeSetUp]
    public async Task Connect() => _http = await BoardHost.NewClient();

    [OneTimeTearDown]
    public void Disconnect() => _http.Dispose();

    [TestCase("/board")]
    [TestCase("/board/")]
    [TestCase("/Board/week/2026-11-23")]
    [TestCase("/board/month/2026-11-23?team=North&q=lift%203&order=SO-1001")]
    [TestCase("/board/print/2026-11-27?users=T11,T12")]
    [TestCase("/board/a/view/that/does/not/exist")]
    public async Task Every_address_of_the_board_shows_the_same_page_without_a_credential(string path)
    {
        using var response = await _http.GetAsync(path);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(BuiltPages.Read("index.html")));
    }

    [Test]
    public async Task The_sign_in_page_is_another_page()
    {
        Assert.That(await _http.GetByteArrayAsync("/sign-in?to=/board/week/2026-11-23"), Is.EqualTo(BuiltPages.Read("sign-in.html")));
        Assert.That(BuiltPages.Read("sign-in.html"), Is.Not.EqualTo(BuiltPages.Read("index.html")));
    }

    [Test]
    public async Task The_root_redirects_to_the_board()
    {
        using var response = await _http.GetAsync("/");
        Assert.That((response.StatusCode, response.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, "/board")));
    }

    [TestCase("/board/week/2026-11-23")]
    [TestCase("/sign-in")]
    public async Task A_page_may_load_only_from_this_host_and_is_validated_at_every_load(string path)
    {
        using var response = await _http.GetAsync(path);
        Assert.Multiple(() =>
        {
            Assert.That(Header(response, "Content-Security-Policy"), Is.EqualTo(Policy));
            Assert.That(Header(response, "Referrer-Policy"), Is.EqualTo("no-referrer"));
            Assert.That(Header(response, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header(response, "Permissions-Policy"), Is.EqualTo("geolocation=()"));
            Assert.That(Header(response, "Cache-Control"), Is.EqualTo("no-cache"));
        });
        _http.DefaultRequestHeaders.IfNoneMatch.Add(response.Headers.ETag!);
        using var again = await _http.GetAsync(path);
        _http.DefaultRequestHeaders.IfNoneMatch.Clear();
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(Header(again, "Content-Security-Policy"), Is.EqualTo(Policy));
    }

    [Test]
    public async Task A_page_contains_no_script_or_style_of_its_own([Values("index.html", "sign-in.html")] string page)
    {
        var html = await File.ReadAllTextAsync(BuiltPages.FullPath(page));
        Assert.That(html, Does.Not.Match("<script[^>]*>[^<]").And.Not.Contain("<style").And.Not.Contain(" style="));
        Assert.That(BuiltPages.ReferencesOf(page), Is.All.StartsWith("/board/").And.Not.Empty);
    }

    [TestCase("/board/week/2026-11-23")]
    [TestCase("/sign-in")]
    public async Task Other_methods_than_GET_and_HEAD_are_refused(string path)
    {
        using var tenant = await TestTenant.Create();
        var post = await tenant.Send(HttpMethod.Post, path);
        Assert.That((post.Status, post.Headers["Allow"]), Is.EqualTo((HttpStatusCode.MethodNotAllowed, "GET, HEAD")));
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await _http.SendAsync(request);
        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Header(head, "Content-Security-Policy"), Is.EqualTo(Policy));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
