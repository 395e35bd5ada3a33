using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>The two formats of batches, as clients send them.</summary>
public sealed class BatchFormatTests : Wire.WireTestFixture
{
    /// <summary>A batch as UI5 sends it: two reads, and a change set between them.</summary>
    private const string FromUi5 = """
        --batch_id-1-2
        Content-Type:application/http
        Content-Transfer-Encoding:binary

        GET Skill(code='GAS') HTTP/1.1
        Accept:application/json;odata.metadata=minimal;IEEE754Compatible=true
        Accept-Language:en
        Content-Type:application/json;charset=UTF-8;IEEE754Compatible=true


        --batch_id-1-2
        Content-Type: multipart/mixed;boundary=changeset_id-1-3

        --changeset_id-1-3
        Content-Type:application/http
        Content-Transfer-Encoding:binary
        Content-ID:0.0

        PATCH Skill(code='GAS') HTTP/1.1
        Accept:application/json;odata.metadata=minimal;IEEE754Compatible=true
        Content-Type:application/json;charset=UTF-8;IEEE754Compatible=true
        If-Match:*

        {"description":"Gas and oil"}
        --changeset_id-1-3--

        --batch_id-1-2
        Content-Type:application/http
        Content-Transfer-Encoding:binary

        GET Skill(code='GAS') HTTP/1.1
        Accept:application/json

        --batch_id-1-2--
        Epilogue
        """;

    [TestCase("\r\n")]
    [TestCase("\n")]
    public async Task A_UI5_batch_is_read_with_any_line_endings(string lineEnding)
    {
        var content = BatchSender.Multipart(FromUi5.ReplaceLineEndings(lineEnding), "multipart/mixed; boundary=batch_id-1-2");
        var batch = await Tenant.SendBatch(content, null, "multipart/mixed");
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 200, 200, 200 }), batch.Outer.Text);
        Assert.That(batch["0.0"]["description"], Is.EqualTo("Gas and oil"));
        Assert.That(batch.Parts[2].Answer["description"], Is.EqualTo("Gas and oil"));
        Assert.That(batch.Outer.Text, Does.Contain("\r\nContent-Type: multipart/mixed; boundary=changeset_"));
    }

    [TestCase(BatchFormats.Multipart, "application/json", "application/json; charset=utf-8")]
    [TestCase(BatchFormats.Multipart, "*/*", "multipart/mixed; boundary=")]
    [TestCase(BatchFormats.Multipart, "application/json;q=0.5, multipart/mixed", "multipart/mixed; boundary=")]
    [TestCase(BatchFormats.Json, "multipart/mixed", "multipart/mixed; boundary=")]
    [TestCase(BatchFormats.Json, "*/*", "application/json; charset=utf-8")]
    public async Task The_response_has_a_format_that_the_client_accepts(BatchFormats format, string accept, string contentType)
    {
        var batch = await Tenant.SendBatch(BatchSender.Content(format, [new("GET", "Skill(code='GAS')") { Id = "a" }]), null, accept);
        Assert.That(batch.Outer.Headers["Content-Type"], Does.StartWith(contentType));
        Assert.That(batch["a"]["code"], Is.EqualTo("GAS"));
    }

    [Test]
    public async Task Other_formats_are_not_available() => Assert.That(
        (await Tenant.SendBatch(BatchSender.Content(BatchFormats.Json, []), null, "text/csv")).Outer.Status,
        Is.EqualTo(HttpStatusCode.NotAcceptable));

    [Test]
    public async Task A_JSON_request_depends_on_earlier_ones()
    {
        var failing = new JsonObject { ["id"] = "a", ["method"] = "GET", ["url"] = "Skill(code='unknown')", ["atomicityGroup"] = null };
        var independent = new JsonObject { ["id"] = "c", ["method"] = "GET", ["url"] = "Skill(code='GAS')", ["dependsOn"] = null };
        var dependent = independent.DeepClone().AsObject().With("id", "b").With("dependsOn", new JsonArray("a"));
        var batch = await Tenant.SendBatch(
            BatchSender.Json(new JsonObject { ["requests"] = new JsonArray(failing, dependent, independent) }.ToJsonString()),
            "continue-on-error");
        Assert.That(batch.Parts.Select(part => $"{part.Id} {(int)part.Answer.Status}"), Is.EqualTo(new[] { "a 404", "b 424", "c 200" }));
    }

    [Test]
    public async Task A_JSON_body_can_be_a_text_or_base64url()
    {
        const string text = """
            {"requests": [
            {"id": "a", "method": "patch", "url": "Skill(code='GAS')", "headers": {"Content-Type": "application/merge-patch+json"},
                "body": {"description": "one"}},
            {"id": "b", "method": "patch", "url": "Skill(code='GAS')", "headers": {"Content-Type": "text/plain"}, "body": "two"},
            {"id": "c", "method": "patch", "url": "Skill(code='GAS')", "headers": {"Content-Type": "image/png"}, "body": "AAEC"}]}
            """;
        var batch = await Tenant.SendBatch(BatchSender.Json(text), "continue-on-error");
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 200, 415, 415 }), batch.Outer.Text);
    }

    [Test]
    public async Task A_batch_is_at_most_as_large_as_any_other_body(
        [Values] BatchFormats format, [Values("identity", "chunked", "gzip")] string coding)
    {
        var skill = new JsonObject { ["code"] = "GAS", ["description"] = new string(' ', 50_000) };
        BatchItem[] items = [.. Enumerable.Range(0, 100).Select(_ => new BatchItem("PATCH", "Skill(code='GAS')", skill))];
        using var plain = BatchSender.Content(format, items);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/$batch")
        {
            Content = coding == "gzip" ? await Compress(plain) : plain,
        };
        request.Headers.TransferEncodingChunked = coding == "chunked";
        var refused = await AssertRefused(async () =>
        {
            using var response = await Tenant.Http.SendAsync(request);
            return await Answer.Read(response);
        }, HttpStatusCode.RequestEntityTooLarge, " body_too_large");
        Assert.That(refused["detail"], Does.Contain("the maximum is 4 MB"));
    }

    [Test]
    public async Task A_batch_can_be_compressed()
    {
        using var plain = BatchSender.Content(BatchFormats.Json, [new("GET", "Skill(code='GAS')")]);
        Assert.That((await Tenant.SendBatch(await Compress(plain))).Statuses, Is.EqualTo(new[] { 200 }));
    }

    private static async Task<HttpContent> Compress(HttpContent plain)
    {
        using var body = new MemoryStream();
        await using (var compressed = new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true))
        {
            await plain.CopyToAsync(compressed);
        }
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType = plain.Headers.ContentType;
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    [Test]
    public async Task An_empty_batch_has_an_empty_response()
    {
        Assert.That((await Tenant.SendBatch(BatchFormats.Json, [])).Outer.Text, Is.EqualTo("""{"responses":[]}"""));
        Assert.That((await Tenant.SendBatch(BatchFormats.Multipart, [])).Parts, Is.Empty);
    }
}
