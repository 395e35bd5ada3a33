using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Bodies in encodings other than plain UTF-8 are accepted when they match their declared charset.</summary>
public sealed class EncodingTests : WireTestFixture
{
    private const string Memo = "Chaudière — dérangement";
    private static readonly System.Text.Json.JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCase("utf-8", true, "application/json")]
    [TestCase("utf-8", true, "text/json")]
    [TestCase("utf-8", false, "text/json; charset=\"UTF-8\"")]
    [TestCase("utf-8", false, "application/json; odata.metadata=minimal; charset=utf-8; IEEE754Compatible=true")]
    [TestCase("utf-16", true, "application/json; charset=utf-16")]
    [TestCase("utf-16", false, "application/json; charset=utf-16")]
    [TestCase("utf-16", false, "application/json; charset=utf-16le")]
    [TestCase("utf-16BE", true, "application/json; charset=utf-16")]
    [TestCase("utf-16BE", false, "application/json; charset=utf-16")]
    [TestCase("utf-16BE", false, "application/json; charset=UTF-16BE")]
    [TestCase("utf-32", true, "application/json; charset=utf-32")]
    [TestCase("utf-32", false, "application/json; charset=utf-32")]
    public async Task A_body_in_its_declared_encoding_is_accepted(string name, bool withBom, string contentType)
    {
        var encoding = Encoding.GetEncoding(name);
        var response = await Send([.. withBom ? encoding.GetPreamble() : [], .. encoding.GetBytes(OrderJson(Memo))], contentType);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That((await Tenant.Get(response["id"]!))["internal_memo"], Is.EqualTo(Memo));
    }

    [Test]
    public async Task Latin_1_and_ASCII_are_read_as_Windows_1252(
        [Values("iso-8859-1", "\"ISO-8859-1\"", "latin1", "l1", "iso8859-1", "iso_8859-1", "\"iso_8859-1:1987\"", "iso88591", "ascii",
            "US-ASCII", "ansi_x3.4-1968", "cp819", "ibm819", "iso-ir-100", "csisolatin1", "x-cp1252", "windows-1252")] string charset)
    {
        // The bytes 0x80 to 0x9F are control characters in ISO-8859-1, and not allowed in US-ASCII.
        var json = OrderJson("Chaudière – 20 €").Replace('–', '\u0096').Replace('€', '\u0080');
        var response = await Send(Encoding.Latin1.GetBytes(json), $"application/json; charset={charset}");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response["internal_memo"], Is.EqualTo("Chaudière – 20 €"));
    }

    [TestCase("utf8")]
    [TestCase("UTF8")]
    [TestCase("\"utf-8\"")]
    [TestCase("'utf-8'")]
    [TestCase("UTF-8")]
    [TestCase("\" Utf-8 \"")]
    [TestCase("")]
    [TestCase("\"\"")]
    [TestCase("; odata.metadata=minimal")]
    [TestCase("unicode-1-1-utf-8")]
    [TestCase("unicode20utf8")]
    public async Task Every_name_of_UTF_8_is_accepted(string charset)
    {
        var response = await Send(Encoding.UTF8.GetBytes(OrderJson(Memo)), $"application/json; charset={charset}");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response["internal_memo"], Is.EqualTo(Memo));
    }

    [TestCase("windows-1252")]
    [TestCase("utf-16")]
    public async Task The_byte_order_mark_of_UTF_8_takes_precedence_over_the_charset(string charset)
    {
        var response = await Send([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(OrderJson(Memo))], $"application/json; charset={charset}");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response["internal_memo"], Is.EqualTo(Memo));
    }

    [Test]
    public async Task UTF_16_declared_as_Latin_1_is_refused_with_the_charset_to_declare()
    {
        var response = await AssertRefused(() =>
            Send(Encoding.Unicode.GetBytes(OrderJson(Memo)), "application/json; charset=iso-8859-1"), HttpStatusCode.BadRequest,
            " bad_request");
        Assert.That(response["detail"], Does.Contain("charset=utf-16"));
    }

    [Test]
    public Task Undeclared_Latin_1_is_refused_at_the_invalid_field() =>
        AssertRefused(() => Send(Encoding.Latin1.GetBytes(OrderJson("Chaudière")), "application/json"), HttpStatusCode.BadRequest,
            "/internal_memo not_text");

    [Test]
    public Task UTF_8_truncated_within_a_character_is_refused() =>
        AssertRefused(() => Send([.. Encoding.UTF8.GetBytes(OrderJson("é")[..^3]), 0xC3, .. "\"}"u8], "application/json"),
            HttpStatusCode.BadRequest, "/internal_memo not_text");

    [Test]
    public async Task Undeclared_UTF_16_is_refused_with_the_charset_to_declare([Values("utf-16", "utf-16BE")] string name,
        [Values] bool withBom)
    {
        var encoding = Encoding.GetEncoding(name);
        var response = await AssertRefused(() =>
            Send([.. withBom ? encoding.GetPreamble() : [], .. encoding.GetBytes(OrderJson(Memo))], "application/json"),
            HttpStatusCode.BadRequest, " bad_request");
        Assert.That(response["detail"], Does.Contain("charset=utf-16"));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16be")]
    [TestCase("utf-32")]
    public async Task A_body_that_does_not_match_its_charset_is_refused(string charset)
    {
        var before = await Tenant.Snapshot();
        var response = await Send(Encoding.UTF8.GetBytes(OrderJson(Memo)), $"application/json; charset={charset}");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        AssertProblem(response);
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_odd_number_of_UTF_16_bytes_is_refused()
    {
        var response = await AssertRefused(() =>
            Send([.. Encoding.Unicode.GetBytes(OrderJson(Memo)), 0x00], "application/json; charset=utf-16"), HttpStatusCode.BadRequest,
            " bad_request");
        Assert.That(response["detail"], Does.Contain("utf-16"));
    }

    [TestCase("klingon")]
    [TestCase("utf-7")]
    [TestCase("windows-9999")]
    [TestCase("none")]
    public async Task An_unknown_charset_is_refused_with_the_supported_ones(string charset)
    {
        var response = await AssertRefused(() => Send(Encoding.UTF8.GetBytes(OrderJson(Memo)), $"application/json; charset={charset}"),
            HttpStatusCode.UnsupportedMediaType, " unsupported_media_type");
        Assert.That(response["detail"], Does.StartWith($"The charset {charset} in Content-Type is not supported; send application/json ")
            .And.Contain("UTF-8"));
    }

    [TestCase(null, "missing")]
    [TestCase("application/x-www-form-urlencoded", "application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x", "multipart/form-data")]
    [TestCase("text/plain", "text/plain")]
    [TestCase("application/xml", "application/xml")]
    [TestCase("json", "json")]
    [TestCase("application/json, text/json", "application/json, text/json")]
    public async Task A_content_type_other_than_JSON_is_refused(string? contentType, string reported)
    {
        var response = await AssertRefused(() => Send(Encoding.UTF8.GetBytes(OrderJson(Memo)), contentType),
            HttpStatusCode.UnsupportedMediaType, " unsupported_media_type");
        Assert.That(response["detail"], Does.Contain(reported).And.Contain("application/json or text/json"));
    }

    private static string OrderJson(string memo) => Sample.Order().With("internal_memo", memo).ToJsonString(Relaxed);

    private Task<Answer> Send(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
        return Tenant.Send(HttpMethod.Post, "/api/Jobs", content);
    }
}
