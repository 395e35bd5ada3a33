using System.IO.Compression;
using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>How large a file may be, and how it may be compressed.</summary>
[Exclusive]
public sealed class SizeTests : ImportFixture
{
    private const int Largest = 256 * 1024 * 1024;

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    public async Task A_compressed_file_is_taken(string encoding)
    {
        var answer = await Import(Packed(encoding, Encoding.UTF8.GetBytes(Array(Some.Order(), Some.Order()))), Json);
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
    }

    [Test]
    public async Task A_file_larger_than_the_body_of_a_single_create_is_taken()
    {
        var answer = await Import(Array(Some.Order().With("internal_memo", new string('x', 700_000)), Some.Order().With("internal_memo", new string('y', 700_000))));
        Assert.That(Verdicts(answer), Is.EqualTo(new[] { "1 created", "2 created" }));
    }

    [Test]
    public async Task A_file_for_which_there_is_no_room_is_refused_and_may_be_sent_again()
    {
        const string Place = "TMPDIR";
        var place = Environment.GetEnvironmentVariable(Place);
        Environment.SetEnvironmentVariable(Place, "/nowhere");
        try
        {
            var answer = await IsRefused(() => Import(Array(Some.Order())), HttpStatusCode.ServiceUnavailable, " no_room");
            Assert.That(answer.Headers["Retry-After"], Is.EqualTo("60"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Place, place);
        }
        Assert.That(Verdicts(await Import(Array(Some.Order()))), Is.EqualTo(new[] { "1 created" }));
    }

    [Test]
    public Task A_small_file_that_unpacks_to_a_large_one_is_refused([Values("gzip", "br")] string encoding) => IsTooLarge(
        () => Import(Packed(encoding, stream =>
        {
            var spaces = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{new string(' ', 1023)}\n", 1024)));
            for (var sent = 0; sent <= Largest; sent += spaces.Length)
            {
                stream.Write(spaces);
            }
        }), Lines));

    [Test]
    public Task More_orders_than_a_file_may_have_are_refused([Values(Json, Lines, Csv)] string contentType) => IsTooLarge(() => Import(
        Packed("gzip", Encoding.UTF8.GetBytes(contentType switch
        {
            Json => $"[{string.Join(',', Enumerable.Repeat("{}", 100_001))}]",
            Lines => string.Concat(Enumerable.Repeat("{}\n", 100_001)),
            _ => $"name\n{string.Concat(Enumerable.Repeat("x\n", 100_001))}",
        })), contentType));

    [Test]
    public Task An_order_larger_than_the_body_of_a_single_create_is_refused([Values(Json, Lines)] string contentType)
    {
        var (good, large) = (Some.Order(), Some.Order().With("internal_memo", new string('x', 1 << 20)));
        return IsRefused(() => Import(contentType == Json ? Array(good, large) : InLines(good, large), contentType), HttpStatusCode.BadRequest, "/1 row_too_large");
    }

    [Test]
    public Task Plain_text_labelled_as_compressed_is_refused([Values("gzip", "br", "deflate")] string encoding) =>
        IsRefused(() => Import(Labelled(encoding, Encoding.UTF8.GetBytes(Array(Some.Order()))), Json), HttpStatusCode.BadRequest, " bad_request");

    [Test]
    public async Task A_compressed_file_that_is_cut_off_is_refused_and_nothing_of_it_is_stored([Values(Json, Lines, Csv)] string contentType, [Values("gzip", "br", "deflate")] string encoding)
    {
        var orders = Enumerable.Range(0, 300).Select(_ => Some.Order()).ToList();
        var plain = contentType switch { Json => Array(orders), Lines => InLines(orders), _ => CsvText.Of(orders) };
        var whole = await Packed(encoding, Encoding.UTF8.GetBytes(plain)).ReadAsByteArrayAsync();
        foreach (var length in new[] { whole.Length / 3, whole.Length * 3 / 4, whole.Length - 9, whole.Length - 1 })
        {
            var answer = await IsRefused(() => Import(Labelled(encoding, whole[..length]), contentType, "?mode=partial"), HttpStatusCode.BadRequest, " bad_request");
            Assert.That(answer["detail"], Does.Contain("cut off"));
        }
    }

    private async Task IsTooLarge(Func<Task<Answer>> send)
    {
        var answer = await IsRefused(send, HttpStatusCode.RequestEntityTooLarge, " body_too_large");
        Assert.That(answer["detail"], Does.Contain("256 MB").And.Contain("100,000 orders"));
    }

    private static ByteArrayContent Packed(string encoding, byte[] plain) => Packed(encoding, stream => stream.Write(plain));

    private static ByteArrayContent Packed(string encoding, Action<Stream> write)
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
        return Labelled(encoding, packed.ToArray());
    }

    private static ByteArrayContent Labelled(string encoding, byte[] packed)
    {
        var content = new ByteArrayContent(packed);
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }
}
