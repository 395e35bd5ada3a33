namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Raw requests, byte by byte, including requests that no HTTP client sends.</summary>
public sealed class RawSocketTests : WireTestFixture
{
    [TestCase("HTTP/1.1", "")]
    [TestCase("HTTP/1.0", "")]
    [TestCase("HTTP/1.1", "Expect: 100-continue\r\n")]
    public async Task A_raw_HTTP_request_creates_an_order(string version, string header)
    {
        var body = Sample.Order().ToJsonString();
        var response = await SendRaw($"POST /api/Jobs {version}\r\n{StandardHeaders}{header}Content-Length: {body.Length}\r\n\r\n{body}");
        Assert.That(response.Replace("HTTP/1.1 100 Continue\r\n\r\n", "", StringComparison.Ordinal),
            Does.StartWith("HTTP/1.1 201 Created\r\n"));
    }

    [Test]
    public async Task Chunks_of_one_byte_are_accepted()
    {
        var chunks = string.Concat(Sample.Order().ToJsonString().Select(letter => $"1\r\n{letter}\r\n"));
        Assert.That(await SendRaw($"POST /api/Jobs HTTP/1.1\r\n{StandardHeaders}Transfer-Encoding: chunked\r\n\r\n{chunks}0\r\n\r\n"),
            Does.StartWith("HTTP/1.1 201 Created\r\n"));
    }

    [TestCase("Content-Length: 0\r\n\r\n", "malformed_json")]
    [TestCase("Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "malformed_json")]
    [TestCase("\r\n", "malformed_json")]
    [TestCase("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "malformed_json")]
    [TestCase("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", "bad_request")]
    [TestCase("Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n", "bad_request")]
    public async Task A_missing_or_badly_framed_body_is_refused(string rest, string code)
    {
        var response = await AssertRefused($"POST /api/Jobs HTTP/1.1\r\n{StandardHeaders}{rest}");
        Assert.That(response, Does.StartWith("HTTP/1.1 400 ").And.Contain("application/problem+json").And.Contain(code));
    }

    [TestCase("Content-Length: 52428800\r\n\r\n", "413")]
    [TestCase("Content-Length: 52428800\r\nExpect: 100-continue\r\n\r\n", "413")]
    public async Task A_too_large_content_length_is_refused_before_the_body_is_sent(string rest, string status)
    {
        var response = await AssertRefused($"POST /api/Jobs HTTP/1.1\r\n{StandardHeaders}{rest}");
        Assert.That(response, Does.StartWith($"HTTP/1.1 {status} ").And.Contain("application/problem+json").And.Contain("body_too_large")
            .And.Contain("the maximum is 4 MB."));
    }

    [TestCase("GET /api/Jobs(%00) HTTP/1.1\r\n", "400")]
    [TestCase("GET /api/Jobs(%zz) HTTP/1.1\r\n", "404")]
    [TestCase("GET /api/../api/Jobs('x') HTTP/1.1\r\n", "404")]
    [TestCase("POST /api/Jobs?dry_run=\u00ff HTTP/1.1\r\n", "400")]
    [TestCase("GARBAGE\r\n", "400")]
    [TestCase("POST /api/Jobs HTTP/9.9\r\n", "505")]
    [TestCase("POST /api/Jobs HTTP/1.1\r\nContent-Length: -1\r\n", "400")]
    [TestCase("POST /api/Jobs HTTP/1.1\r\nPrefer: \0\r\n", "400")]
    public async Task An_invalid_HTTP_request_is_refused_without_internal_details(string request, string status) =>
        Assert.That(await AssertRefused($"{request}{StandardHeaders}\r\n"), Does.StartWith($"HTTP/1.1 {status}"));

    [Test]
    public async Task An_aborted_body_writes_nothing_and_the_API_keeps_running()
    {
        var before = await Tenant.Snapshot();
        await SendRaw($"POST /api/Jobs HTTP/1.1\r\n{StandardHeaders}Content-Length: 1000\r\n\r\n{Sample.Order().ToJsonString()}",
            shutdown: true);
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        Assert.That((int)(await Tenant.Post(Sample.Order())).Status, Is.EqualTo(201));
    }

    private string StandardHeaders => $"Host: {Tenant.Http.BaseAddress!.Authority}\r\n{HeadersWithoutHost}";

    private async Task<string> AssertRefused(string request)
    {
        var before = await Tenant.Snapshot();
        var response = await SendRaw(request);
        Assert.That(response, Does.Not.Contain("   at ").And.Not.Contain(" 500 "));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        return response;
    }
}
