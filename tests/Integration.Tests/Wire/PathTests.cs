using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Unknown paths, and known paths with an unsupported method.</summary>
public sealed class PathTests : WireTestFixture
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "MERGE", "QUERY"];

    [TestCase("/api/Jobs('x')")]
    [TestCase("/api/Jobs(")]
    [TestCase("/api/Jobs()")]
    [TestCase("/api/Jobs(1)")]
    [TestCase("/api/Jobs/x")]
    [TestCase("/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)")]
    [TestCase("/api/jobs/6044311a-0722-4aa6-be51-f774cd217b4f")]
    [TestCase("/api/Nothing")]
    [TestCase("/api/Jobs(%F0%28%8C)")]
    [TestCase("/api/Jobs(%27%3B--)")]
    public Task An_unknown_path_returns_404(string path) =>
        AssertRefused(() => Tenant.Send(HttpMethod.Get, path), HttpStatusCode.NotFound, " not_found");

    [Test]
    public async Task An_unknown_path_returns_404_whatever_the_method(
        [ValueSource(nameof(Methods))] string method, [Values("/api/Nothing", "/api/Jobs/x", "/API/job/Import/",
                "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)/nothing")] string path)
    {
        var response = await Tenant.Send(new HttpMethod(method), path);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Headers["Content-Type"], Is.EqualTo("application/problem+json"));
        if (method != "HEAD")
        {
            AssertProblem(response);
            Assert.That(response.Problems, Is.EqualTo(new[] { " not_found" }));
        }
    }

    [Test]
    public async Task A_wrong_path_or_method_is_reported_whatever_the_headers_and_body(
        [Values(16, 5 * 1024 * 1024)] int size, [Values] bool chunked, [Values("/api/Job", "/api/Jobs")] string path)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('x', size)));
        content.Headers.ContentType = new("application/pdf");
        content.Headers.ContentEncoding.Add("zstd");
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/html"));
        request.Headers.Add("Origin-System", "not valid");
        using var message = await Tenant.Http.SendAsync(request);
        var response = await Answer.Read(message);
        Assert.That(response.Problems, Is.EqualTo(new[] { path == "/api/Job" ? " not_found" : " method_not_allowed" }), response.Text);
    }

    [TestCase("/api/Job", "api/Jobs")]
    [TestCase("/api/jbos", "api/Jobs")]
    [TestCase("/api//Jobs", "api/Jobs")]
    [TestCase("/api/v1/Jobs", "api/Jobs")]
    [TestCase("/api/Jobs/Imports", "api/Jobs/Import")]
    [TestCase("/api/Job/import", "api/Jobs/Import")]
    [TestCase("/api/Change", "api/Changes")]
    [TestCase("/api/Job(6044311a-0722-4aa6-be51-f774cd217b4f)", "api/Jobs({id})")]
    [TestCase("/api/Imports/6044311a-0722-4aa6-be51-f774cd217b4f", "api/Imports({id:guid})")]
    [TestCase("/api/Imports/6044311a-0722-4aa6-be51-f774cd217b4f/Results", "api/Imports({id:guid})/Results")]
    [TestCase("/api/Import(6044311a-0722-4aa6-be51-f774cd217b4f)/Result", "api/Imports({id:guid})/Results")]
    [TestCase("/health/life", "health/live")]
    public async Task The_most_similar_path_is_suggested_first(string path, string suggestion)
    {
        var response = await Tenant.Send(HttpMethod.Post, path);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.NotFound), response.Text);
        Assert.That(response["detail"], Does.Contain($"There is no resource at {path}. Did you mean {suggestion}"));
        Assert.That(response.Json["errors"]![0]!["accepted"]![0]!.ToString(), Is.EqualTo(suggestion));
    }

    [TestCase("/api/Nothing")]
    [TestCase("/api/WorkOrders(6044311a-0722-4aa6-be51-f774cd217b4f)")]
    public async Task Without_a_similar_path_nothing_is_suggested(string path)
    {
        var response = await Tenant.Send(HttpMethod.Get, path);
        Assert.That(response["detail"], Does.StartWith($"There is no resource at {path}. The API reference is at /scalar"));
        Assert.That(response.Json["errors"]![0]!["accepted"], Is.Null);
    }

    [TestCase("PUT", "/api/Jobs", "GET, HEAD, POST")]
    [TestCase("POST", "/api/Changes", "GET, HEAD")]
    [TestCase("OPTIONS", "/api/Jobs/Import", "POST")]
    [TestCase("MERGE", "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)", "DELETE, GET, HEAD, PATCH, PUT")]
    [TestCase("POST", "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)", "DELETE, GET, HEAD, PATCH, PUT")]
    [TestCase("GET", "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)/ChangeStatus", "POST")]
    [TestCase("DELETE", "/api/Jobs/6044311a-0722-4aa6-be51-f774cd217b4f/ChangeStatus", "POST")]
    [TestCase("GET", "/api/Skill/Import", "POST")]
    [TestCase("POST", "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)/project/$ref", "DELETE, GET, HEAD, PUT")]
    [TestCase("POST", "/api/Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)/project/name", "GET, HEAD")]
    public async Task A_known_path_with_an_unsupported_method_returns_405_with_the_allowed_methods(
        string method, string path, string allowed)
    {
        var before = await Tenant.Snapshot();
        var response = await Tenant.Send(new HttpMethod(method), path);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(response.Headers["Allow"], Is.EqualTo(allowed));
        if (method != "HEAD")
        {
            Assert.That(response.Problems, Is.EqualTo(new[] { " method_not_allowed" }));
        }
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }
}
