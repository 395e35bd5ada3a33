using System.IO.Compression;
using System.Net;
using WorkOrders.Integration.Tests;

namespace WorkOrders.Board.Tests;

/// <summary>The files of the pages: those of the build, cached for a year, and no others.</summary>
public sealed class AssetTests
{
    private HttpClient _http = null!;

    [OneTimeSetUp]
    public async Task Connect() => _http = await BoardHost.NewClient();

    [OneTimeTearDown]
    public void Disconnect() => _http.Dispose();

    [Test]
    public async Task Every_file_that_the_pages_refer_to_is_served_with_its_type([Values("index.html", "sign-in.html")] string page)
    {
        foreach (var path in BuiltPages.ReferencesOf(page))
        {
            using var response = await _http.GetAsync(path);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(BuiltPages.Read(path["/board/".Length..])), path);
            var type = Path.GetExtension(path) switch
            {
                ".js" => "text/javascript; charset=utf-8",
                ".css" => "text/css; charset=utf-8",
                _ => "image/svg+xml",
            };
            Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo(type), path);
        }
    }

    [Test]
    public async Task A_file_with_a_hash_in_its_name_is_cached_for_a_year_and_is_never_validated_in_vain()
    {
        using var first = await _http.GetAsync(Script);
        Assert.That(first.Headers.CacheControl?.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
        Assert.That(first.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));

        using var request = new HttpRequestMessage(HttpMethod.Get, Script);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await _http.SendAsync(request);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(second.Headers.CacheControl?.ToString(), Is.EqualTo("public, max-age=31536000, immutable"));
    }

    [TestCase("br")]
    [TestCase("gzip")]
    public async Task A_file_is_compressed_on_request(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Script);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await _http.SendAsync(request);
        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }));
        Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"));
        var content = new MemoryStream(await response.Content.ReadAsByteArrayAsync());
        using Stream plain = encoding == "br" ? new BrotliStream(content, CompressionMode.Decompress)
            : new GZipStream(content, CompressionMode.Decompress);
        using var decompressed = new MemoryStream();
        await plain.CopyToAsync(decompressed);
        Assert.That(decompressed.ToArray(), Is.EqualTo(BuiltPages.Read(Script["/board/".Length..])));
    }

    [Test]
    public async Task A_file_that_does_not_exist_is_404(
        [Values("GET", "HEAD")] string method,
        [Values("/board/assets/main-00000000.js", "/board/assets/none", "/board/favicon.ico", "/board/sign-in.htm")] string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [TestCase("/board/../appsettings.json")]
    [TestCase("/board/%2e%2e/appsettings.json")]
    [TestCase("/board/..%2fappsettings.json")]
    [TestCase("/board/..%5cappsettings.json")]
    [TestCase(@"/board/..\appsettings.json")]
    [TestCase("/board/assets/../../appsettings.json")]
    [TestCase("/board/assets/..%2f..%2fappsettings.json")]
    [TestCase("/board/assets/%2e%2e%2f%2e%2e%2fappsettings.json")]
    [TestCase("/board/assets/..;/..;/appsettings.json")]
    [TestCase("/board//appsettings.json")]
    [TestCase("/board/assets/%00.js")]
    [TestCase("/board//etc/ld.so.conf")]
    public async Task Files_outside_the_build_cannot_be_read(string path)
    {
        Assert.That(File.Exists(Path.Join(AppContext.BaseDirectory, "appsettings.json")), "there is a file that could be read");
        // The client must send the path as it is.
        var address = new Uri((await TestApi.Running).Urls.Single() + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var response = await _http.GetAsync(address);
        // Paths outside /board require a credential, whether they exist or not.
        Assert.That(response.StatusCode,
            Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized));
    }

    private static string Script => BuiltPages.ReferencesOf("index.html").First(path => path.EndsWith(".js", StringComparison.Ordinal));
}
