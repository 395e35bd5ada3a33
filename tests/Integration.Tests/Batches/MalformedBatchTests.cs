using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Lists;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>A batch that cannot be read is refused as a whole; the problem states where it is malformed.</summary>
public sealed class MalformedBatchTests : Wire.WireTestFixture
{
    private const string Part = "Content-Type: application/http\r\n\r\n";
    private const string ChangeSet = "Content-Type: multipart/mixed; boundary=c\r\n\r\n";

    [TestCase("", "", "without a boundary", "multipart/mixed")]
    [TestCase("", "/requests/0", "The batch does not contain --b, the boundary in its Content-Type")]
    [TestCase("no boundary at all", "/requests/0", "does not contain --b")]
    [TestCase("--b", "/requests/0", "ends before its last boundary; after the last part, send --b--.")]
    [TestCase("--b\r\nContent-Type: application/http", "/requests/0", "ends before its last boundary")]
    [TestCase("--b\r\n" + Part + "GET Jobs HTTP/1.1\r\n", "/requests/0", "ends before its last boundary")]
    [TestCase("--b\r\n" + Part + "GET Jobs HTTP/1.1\r\n--b\r\n" + Part, "/requests/1", "ends before its last boundary")]
    [TestCase("--b\r\n" + ChangeSet + "--c\r\n" + Part + "DELETE Skill(code='A') HTTP/1.1\r\n\r\n--b--", "/requests/0",
        "The change set after request 0 ends before its last boundary; after the last part, send --c--.")]
    [TestCase("--b\r\nno header\r\n\r\n--b--", "/requests/0/headers", "Request 1 of the batch: the headers of its part are not valid")]
    [TestCase("--b\r\nContent-Type: text/plain\r\n\r\nGET Jobs HTTP/1.1\r\n--b--", "/requests/0/headers/Content-Type",
        "Request 1 of the batch: the Content-Type")]
    [TestCase("--b\r\n\r\nGET Jobs HTTP/1.1\r\n--b--", "/requests/0/headers/Content-Type",
        "Request 1 of the batch: the Content-Type of its part is missing")]
    [TestCase("--b\r\n" + Part + "\r\n--b--", "/requests/0", "Request 1 of the batch: it is empty")]
    [TestCase("--b\r\n" + Part + "GET Jobs\r\n--b--", "/requests/0", "\"GET Jobs\" is not a request line")]
    [TestCase("--b\r\n" + Part + "GET Jobs HTTP/1.1\r\nno header\r\n\r\n--b--", "/requests/0/headers",
        "the line \"no header\" is not a header")]
    [TestCase("--b\r\n" + Part + "GET Jobs HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n--b--",
        "/requests/0/headers/Transfer-Encoding", "Transfer-Encoding is not supported")]
    [TestCase("--b\r\n" + Part + "GET Jobs HTTP/1.1\r\nContent-Encoding: gzip\r\n\r\n--b--",
        "/requests/0/headers/Content-Encoding",
        "Content-Encoding is not supported in a batch; send the body without it. The batch as a whole can be compressed.")]
    [TestCase("--b\r\n" + Part + "GET http://elsewhere/api/Jobs HTTP/1.1\r\n\r\n--b--", "/requests/0/url",
        "\"http://elsewhere/api/Jobs\" is not a valid URL of this API")]
    [TestCase("--b\r\n" + Part + "GET Jobs HTTP/1.1\r\nHost: elsewhere\r\n\r\n--b--", "/requests/0/headers/Host", "header Host differs")]
    [TestCase("--b\r\nContent-Type: multipart/mixed\r\n\r\n--c--\r\n--b--", "/requests/0",
        "The change set after request 0 has a Content-Type without a boundary")]
    [TestCase("--b\r\n" + ChangeSet + "--c--\r\n--b--", "/requests/0", "The change set after request 0 contains no requests")]
    [TestCase("--b\r\n" + ChangeSet + "--c\r\n" + Part + "GET Jobs HTTP/1.1\r\n\r\n--c--\r\n--b--", "/requests/0/method",
        "a change set cannot contain GET")]
    [TestCase("--b\r\n" + ChangeSet
        + "--c\r\nContent-ID: 1\r\n" + Part + "DELETE Skill(code='A') HTTP/1.1\r\n\r\n"
        + "--c\r\nContent-ID: 1\r\n" + Part + "DELETE Skill(code='B') HTTP/1.1\r\n\r\n--c--\r\n--b--",
        "/requests/1/id", "the same Content-ID \"1\"")]
    public async Task A_malformed_multipart_batch_is_refused(
        string body, string pointer, string problem, string type = "multipart/mixed; boundary=b")
    {
        var response = await AssertRefused(async () => (await Tenant.SendBatch(BatchSender.Multipart(body, type))).Outer,
            HttpStatusCode.BadRequest, $"{pointer} malformed_batch");
        Assert.That(response["detail"], Does.Contain(problem));
    }

    [TestCase("", " malformed_json")]
    [TestCase("{", " malformed_json")]
    [TestCase("[]", "/requests malformed_batch")]
    [TestCase("{}", "/requests malformed_batch")]
    [TestCase("""{"requests": [], "request": []}""", "/request malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "delete", "url": "Skill(code='A')", "atomicitygroup": "g"}]}""",
        "/requests/0/atomicitygroup malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "get", "url": "http://elsewhere/api/Jobs"}]}""", "/requests/0/url malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "get", "url": "Jobs", "headers": {"Host": "elsewhere"}}]}""",
        "/requests/0/headers/Host malformed_batch")]
    [TestCase("""{"requests": [1]}""", "/requests/0 malformed_batch")]
    [TestCase("""{"requests": [{"method": "get", "url": "Jobs"}]}""", "/requests/0/id malformed_batch")]
    [TestCase("""{"requests": [{"id": 1, "method": "get", "url": "Jobs"}]}""", "/requests/0/id malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "url": "Jobs"}]}""", "/requests/0/method malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "get"}]}""", "/requests/0/url malformed_batch")]
    [TestCase("""{"requests": [{"id": "\n", "method": "get", "url": "Jobs"}]}""", "/requests/0/id malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "get", "url": "Jobs", "headers": {"a b": "c"}}]}""",
        "/requests/0/headers/a b malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "post", "url": "Jobs", "headers": {"Content-Type": "image/png"}, "body": "€"}]}""",
        "/requests/0/body malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "get", "url": "Jobs"}, {"id": "1", "method": "get", "url": "Jobs"}]}""",
        "/requests/1/id malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "get", "url": "Jobs", "dependsOn": ["2"]}]}""",
        "/requests/0/dependsOn malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "get", "url": "Jobs", "atomicityGroup": "g"}]}""",
        "/requests/0/method malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "delete", "url": "Skill(code='A')", "atomicityGroup": "g"},"""
        + """{"id": "2", "method": "get", "url": "Jobs"},"""
        + """{"id": "3", "method": "delete", "url": "Skill(code='A')", "atomicityGroup": "g"}]}""",
        "/requests/2/atomicityGroup malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "delete", "url": "Skill(code='GAS')"}], "requests": []}""",
        "/requests malformed_batch")]
    [TestCase("""{"requests": [{"atomicityGroup": "g", "id": "1", "method": "delete", "url": "Skill", "atomicityGroup": null}]}""",
        "/requests/0/atomicityGroup malformed_batch")]
    [TestCase("""{"requests": [{"id": "1", "method": "delete", "url": "Skill", "headers": {"If-Match": "*", "if-match": "*"}}]}""",
        "/requests/0/headers/if-match malformed_batch")]
    public Task A_malformed_JSON_batch_is_refused(string body, string problem) => AssertRefused(
        async () => (await Tenant.SendBatch(BatchSender.Json(body))).Outer, HttpStatusCode.BadRequest, problem);

    [TestCase("dry_run=true", "dry_run")]
    [TestCase("on_missing=error", "on_missing")]
    [TestCase("$filter=x", "$filter")]
    [TestCase("foo=1", "foo")]
    public async Task A_parameter_of_the_batch_is_refused(string query, string parameter)
    {
        var content = BatchSender.Content(BatchFormats.Json, [new("PUT", "Skill(code='NEW')", new JsonObject { ["name"] = "New" })]);
        var response = await AssertRefused(
            () => Tenant.Send(HttpMethod.Post, $"/api/$batch?{query}", content), HttpStatusCode.BadRequest, " unknown_parameter");
        Assert.That(response.Refusals(), Is.EqualTo([$"{parameter} unknown_parameter"]));
    }

    [Test]
    public Task Another_media_type_is_refused() => AssertRefused(
        async () => (await Tenant.SendBatch(BatchSender.Multipart("x", "text/plain"))).Outer,
        HttpStatusCode.UnsupportedMediaType, " unsupported_media_type");
}
