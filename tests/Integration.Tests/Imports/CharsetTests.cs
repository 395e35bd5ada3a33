using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Supported charsets of files.</summary>
public sealed class CharsetTests : ImportFixture
{
    [TestCase(Json)]
    [TestCase(Lines)]
    [TestCase(Csv)]
    public async Task A_byte_order_mark_is_skipped(string contentType)
    {
        var order = Order("A");
        var file = contentType switch { Json => ToJsonArray(order), Lines => ToJsonLines(order), _ => CsvText.Write(order) };
        Assert.That(Outcomes(await Import($"\uFEFF{file}", contentType)), Is.EqualTo(new[] { "1 created" }));
    }

    [Test]
    public async Task The_byte_order_mark_of_UTF_8_takes_precedence_over_the_charset()
    {
        var answer = await Import($"\uFEFF{CsvText.Write(Order("Ä"))}", "text/csv; charset=windows-1252");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(await StoredReferences(), Is.EqualTo("Ä"));
    }

    [TestCase("utf-16", "utf-16")]
    [TestCase("utf-16BE", "utf-16")]
    [TestCase("iso-8859-1", "iso-8859-1")]
    public async Task A_charset_named_in_the_content_type_is_decoded(string encoding, string charset)
    {
        var written = Encoding.GetEncoding(encoding);
        var answer = await Import(
            new ByteArrayContent([.. written.GetPreamble(), .. written.GetBytes(CsvText.Write(Order("Ä")))]),
            $"text/csv; charset={charset}");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(await StoredReferences(), Is.EqualTo("Ä"));
    }

    [TestCase("windows-1252")]
    [TestCase("\"Windows-1252\"")]
    [TestCase("iso-8859-1")]
    [TestCase("LATIN1")]
    [TestCase("us-ascii")]
    public async Task Windows_1252_as_saved_by_Excel_is_decoded(string charset)
    {
        // Byte 0x80 is the euro sign in Windows-1252 and a control character in ISO-8859-1.
        var answer = await Import(
            new ByteArrayContent(Encoding.Latin1.GetBytes(CsvText.Write(Order("\u0080")))), $"text/csv; charset={charset}");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        Assert.That(await StoredReferences(), Is.EqualTo("€"));
    }

    [TestCase(Csv)]
    [TestCase(Lines)]
    public async Task Every_name_of_UTF_8_is_accepted(string contentType)
    {
        var charsets = new[] { "utf8", "UTF-8", "\"utf-8\"", "", "\"\"", "unicode-1-1-utf-8" };
        foreach (var charset in charsets)
        {
            var order = Order($"Ä {charset}");
            var file = contentType == Csv ? CsvText.Write(order) : ToJsonLines(order);
            var answer = await Import(file, $"{contentType}; charset={charset}");
            Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created" }), answer.Text);
        }
        Assert.That(
            (await StoredReferences()).Split('Ä', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Is.EquivalentTo(charsets.Where(charset => charset.Length > 0)));
    }

    [Test]
    public async Task An_unknown_charset_is_refused_and_named([Values(Json, Lines, Csv)] string contentType)
    {
        var answer = await AssertRefused(
            () => Import("x", $"{contentType}; charset=klingon"), HttpStatusCode.UnsupportedMediaType, " unsupported_media_type");
        Assert.That(answer["detail"], Does.StartWith("The charset klingon in Content-Type is not supported; send application/json"));
    }

    private static JsonObject Order(string reference) => Sample.Order().With("reference_back_office", reference);
}
