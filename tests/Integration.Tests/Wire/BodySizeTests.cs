using System.IO.Compression;
using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>The size limit of a request body, and its compression.</summary>
public sealed class BodySizeTests : WireTestFixture
{
    private const int MaxBodySize = 4 * 1024 * 1024;

    [Test]
    public async Task A_body_of_4_MiB_is_accepted([Values] bool chunked)
    {
        // The chunk framing counts toward the limit.
        var response = await Send(new ByteArrayContent(PaddedOrder(chunked ? MaxBodySize - 4096 : MaxBodySize)), chunked);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
    }

    [Test]
    public async Task A_larger_body_is_refused([Values(MaxBodySize + 1, 12 * MaxBodySize)] int size,
        [Values] bool chunked)
    {
        var before = await Tenant.Snapshot();
        var response = await Send(new ByteArrayContent(PaddedOrder(size)), chunked);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        AssertProblem(response);
        Assert.That(response.Problems, Is.EqualTo(new[] { " body_too_large" }));
        Assert.That(response["detail"], Does.Contain("the maximum is 4 MB."));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_body_is_accepted(string encoding)
    {
        var response = await Send(WithEncoding(Compress(encoding, Encoding.UTF8.GetBytes(Sample.Order().ToJsonString())), encoding));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_decompression_bomb_is_refused(string encoding)
    {
        var response = await AssertRefused(
            async () => (await Send(WithEncoding(Compress(encoding, PaddedOrder(12 * MaxBodySize)), encoding))),
            HttpStatusCode.RequestEntityTooLarge, " body_too_large");
        Assert.That(response["detail"], Does.Contain("the maximum is 4 MB."));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task Plain_text_labelled_as_compressed_is_refused(string encoding)
    {
        var response = await AssertRefused(async () =>
            (await Send(WithEncoding(Encoding.UTF8.GetBytes(Sample.Order().ToJsonString()), encoding))), HttpStatusCode.BadRequest,
            " bad_request");
        Assert.That(response["detail"], Does.Contain("Content-Encoding"));
    }

    [Test]
    public async Task A_truncated_compressed_body_is_refused([Values("gzip", "br", "deflate")] string encoding,
        [Values(1, 9, 40)] int missing)
    {
        var whole = Compress(encoding, Encoding.UTF8.GetBytes(Sample.Order().ToJsonString()));
        var response = await AssertRefused(async () => (await Send(WithEncoding(whole[..^missing], encoding))), HttpStatusCode.BadRequest,
            " bad_request");
        Assert.That(response["detail"], Does.Contain("incomplete"));
    }

    [TestCase("zstd")]
    [TestCase("gzip, gzip")]
    [TestCase("aes128gcm")]
    public async Task An_unknown_content_encoding_is_refused_with_the_supported_ones(string encoding)
    {
        var response = await AssertRefused(async () =>
            (await Send(WithEncoding(Encoding.UTF8.GetBytes(Sample.Order().ToJsonString()), encoding))),
                HttpStatusCode.UnsupportedMediaType,
            " unsupported_encoding");
        Assert.That(response["detail"], Does.Contain(encoding).And.Contain("gzip"));
    }

    [Test]
    public async Task A_body_with_identity_encoding_is_accepted()
    {
        var response = await Send(WithEncoding(Encoding.UTF8.GetBytes(Sample.Order().ToJsonString()), "identity"));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
    }

    private static byte[] PaddedOrder(int size)
    {
        var order = Sample.Order().ToJsonString();
        return Encoding.UTF8.GetBytes(order[..^1] + new string(' ', size - order.Length) + "}");
    }

    private static byte[] Compress(string encoding, byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "br" => new BrotliStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            stream.Write(plain);
        }
        return compressed.ToArray();
    }

    private static ByteArrayContent WithEncoding(byte[] body, string encoding)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return content;
    }

    private async Task<Answer> Send(HttpContent content, bool chunked = false)
    {
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        using var message = await Tenant.Http.SendAsync(request);
        return await Answer.Read(message);
    }
}
