using System.IO.Compression;
using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>How large a body may be, and how it may be compressed.</summary>
public sealed class BodySizeTests : WireTestFixture
{
    private const int Largest = 1024 * 1024;

    [Test]
    public async Task A_body_of_1_MiB_is_accepted([Values] bool chunked)
    {
        // What frames the chunks counts too.
        var response = await Send(new ByteArrayContent(Padded(chunked ? Largest - 4096 : Largest)), chunked);
        Assert.That(response!.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
    }

    [Test]
    public async Task A_larger_body_is_refused_or_the_connection_is_closed([Values(Largest + 1, 50 * Largest)] int size, [Values] bool chunked)
    {
        var before = await Tenant.Snapshot();
        var response = await Send(new ByteArrayContent(Padded(size)), chunked);
        if (size == Largest + 1 || response is not null)
        {
            Assert.That(response!.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
            AssertProblem(response);
            Assert.That(response.Problems, Is.EqualTo(new[] { " body_too_large" }));
        }
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_body_is_accepted(string encoding)
    {
        var response = await Send(Labelled(Compress(encoding, Encoding.UTF8.GetBytes(Some.Order().ToJsonString())), encoding));
        Assert.That(response!.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public Task A_decompression_bomb_is_refused(string encoding) =>
        AssertRefused(async () => (await Send(Labelled(Compress(encoding, Padded(50 * Largest)), encoding)))!, HttpStatusCode.RequestEntityTooLarge, " body_too_large");

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task Plain_text_labelled_as_compressed_is_refused(string encoding)
    {
        var response = await AssertRefused(async () => (await Send(Labelled(Encoding.UTF8.GetBytes(Some.Order().ToJsonString()), encoding)))!, HttpStatusCode.BadRequest, " bad_request");
        Assert.That(response["detail"], Does.Contain("Content-Encoding"));
    }

    [Test]
    public async Task A_truncated_compressed_body_is_refused([Values("gzip", "br", "deflate")] string encoding, [Values(1, 9, 40)] int missing)
    {
        var whole = Compress(encoding, Encoding.UTF8.GetBytes(Some.Order().ToJsonString()));
        var response = await AssertRefused(async () => (await Send(Labelled(whole[..^missing], encoding)))!, HttpStatusCode.BadRequest, " bad_request");
        Assert.That(response["detail"], Does.Contain("cut off"));
    }

    [TestCase("zstd")]
    [TestCase("gzip, gzip")]
    [TestCase("aes128gcm")]
    public async Task An_unknown_content_encoding_is_refused_with_the_supported_ones(string encoding)
    {
        var response = await AssertRefused(async () => (await Send(Labelled(Encoding.UTF8.GetBytes(Some.Order().ToJsonString()), encoding)))!, HttpStatusCode.UnsupportedMediaType, " unsupported_encoding");
        Assert.That(response["detail"], Does.Contain(encoding).And.Contain("gzip"));
    }

    [Test]
    public async Task A_body_with_identity_encoding_is_accepted()
    {
        var response = await Send(Labelled(Encoding.UTF8.GetBytes(Some.Order().ToJsonString()), "identity"));
        Assert.That(response!.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
    }

    private static byte[] Padded(int size)
    {
        var order = Some.Order().ToJsonString();
        return Encoding.UTF8.GetBytes(order[..^1] + new string(' ', size - order.Length) + "}");
    }

    private static byte[] Compress(string encoding, byte[] plain)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            packer.Write(plain);
        }
        return packed.ToArray();
    }

    private static ByteArrayContent Labelled(byte[] body, string encoding)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return content;
    }

    /// <summary>Sends an order; null when the connection was closed before it was read.</summary>
    private async Task<Answer?> Send(HttpContent content, bool chunked = false)
    {
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = content };
        request.Headers.TransferEncodingChunked = chunked;
        try
        {
            using var message = await Tenant.Http.SendAsync(request);
            return await Answer.Read(message);
        }
        catch (HttpRequestException closed) when (closed.InnerException is IOException)
        {
            return null;
        }
    }
}
