using System.IO.Compression;
using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Limits on the size of a file, and content encodings.</summary>
[Exclusive]
public sealed class SizeTests : ImportFixture
{
    private const int MaxBytes = 256 * 1024 * 1024;

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_file_is_accepted(string encoding)
    {
        var answer = await Import(Compress(encoding, Encoding.UTF8.GetBytes(ToJsonArray(Sample.Order(), Sample.Order()))), Json);
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }

    [Test]
    public async Task A_file_may_be_larger_than_the_body_of_a_single_create()
    {
        var memo = new string('x', 1_000_000);
        var answer = await Import(ToJsonArray(
            Sample.Order().With("internal_memo", memo).With("prejob_information", memo),
            Sample.Order().With("internal_memo", memo).With("prejob_information", memo),
            Sample.Order().With("internal_memo", memo)));
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created", "3 created" }));
    }

    [Test]
    public async Task Without_temporary_storage_an_import_is_refused_and_can_be_repeated()
    {
        const string Variable = "TMPDIR";
        var original = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, "/nowhere");
        try
        {
            var answer = await AssertRefused(() => Import(ToJsonArray(Sample.Order())), HttpStatusCode.ServiceUnavailable, " no_room");
            Assert.That(answer.Headers["Retry-After"], Is.EqualTo("60"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, original);
        }
        Assert.That(Outcomes(await Import(ToJsonArray(Sample.Order()))), Is.EqualTo(new[] { "1 created" }));
    }

    [Test]
    public Task A_file_that_decompresses_to_more_than_the_limit_is_refused([Values("gzip", "br")] string encoding) => AssertTooLarge(
        () => Import(Compress(encoding, stream =>
        {
            var spaces = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{new string(' ', 1023)}\n", 1024)));
            for (var sent = 0; sent <= MaxBytes; sent += spaces.Length)
            {
                stream.Write(spaces);
            }
        }), Lines));

    [Test]
    public Task A_file_with_more_than_the_maximum_number_of_orders_is_refused([Values(Json, Lines, Csv)] string contentType)
    {
        var file = contentType switch
        {
            Json => $"[{string.Join(',', Enumerable.Repeat("{}", 100_001))}]",
            Lines => string.Concat(Enumerable.Repeat("{}\n", 100_001)),
            _ => $"name\n{string.Concat(Enumerable.Repeat("x\n", 100_001))}",
        };
        return AssertTooLarge(() => Import(Compress("gzip", Encoding.UTF8.GetBytes(file)), contentType));
    }

    [Test]
    public Task An_order_larger_than_the_body_of_a_single_create_is_refused([Values(Json, Lines)] string contentType)
    {
        var (good, large) = (Sample.Order(), Sample.Order().With("internal_memo", new string('x', 4 << 20)));
        return AssertRefused(
            () => Import(contentType == Json ? ToJsonArray(good, large) : ToJsonLines(good, large), contentType),
            HttpStatusCode.BadRequest,
            "/1 row_too_large");
    }

    [Test]
    public Task Plain_text_labelled_as_compressed_is_refused([Values("gzip", "br", "deflate")] string encoding) =>
        AssertRefused(
            () => Import(WithEncoding(encoding, Encoding.UTF8.GetBytes(ToJsonArray(Sample.Order()))), Json),
            HttpStatusCode.BadRequest,
            " bad_request");

    [Test]
    public async Task A_truncated_compressed_file_is_refused_and_stores_nothing(
        [Values(Json, Lines, Csv)] string contentType, [Values("gzip", "br", "deflate")] string encoding)
    {
        var orders = Enumerable.Range(0, 300).Select(_ => Sample.Order()).ToList();
        var plain = contentType switch { Json => ToJsonArray(orders), Lines => ToJsonLines(orders), _ => CsvText.Write(orders) };
        var whole = await Compress(encoding, Encoding.UTF8.GetBytes(plain)).ReadAsByteArrayAsync();
        foreach (var length in new[] { whole.Length / 3, whole.Length * 3 / 4, whole.Length - 9, whole.Length - 1 })
        {
            var answer = await AssertRefused(
                () => Import(WithEncoding(encoding, whole[..length]), contentType, "?mode=partial"),
                HttpStatusCode.BadRequest,
                " bad_request");
            Assert.That(answer["detail"], Does.Contain("incomplete"));
        }
    }

    private async Task AssertTooLarge(Func<Task<Answer>> send)
    {
        var answer = await AssertRefused(send, HttpStatusCode.RequestEntityTooLarge, " body_too_large");
        Assert.That(answer["detail"], Does.Contain("256 MB").And.Contain("100,000 work orders"));
    }

    private static ByteArrayContent Compress(string encoding, byte[] plain) => Compress(encoding, stream => stream.Write(plain));

    private static ByteArrayContent Compress(string encoding, Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            write(packer);
        }
        return WithEncoding(encoding, packed.ToArray());
    }

    private static ByteArrayContent WithEncoding(string encoding, byte[] packed)
    {
        var content = new ByteArrayContent(packed);
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }
}
