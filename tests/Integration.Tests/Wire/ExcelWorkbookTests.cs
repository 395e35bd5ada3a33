using System.IO.Compression;
using System.Net;
using System.Text;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Excel workbooks are recognized, whatever their headers say.</summary>
public sealed class ExcelWorkbookTests : WireTestFixture
{
    private static readonly string[] Paths = ["/api/Jobs", "/api/Jobs/Import", "/api/Jobs/Import?mode=partial"];

    [Test]
    public async Task A_workbook_is_refused_with_what_to_do(
        [ValueSource(nameof(Paths))] string path,
        [Values(
            "text/csv", "text/csv; charset=windows-1252", "text/csv; charset=utf-16", "text/csv; charset=klingon", "application/x-ndjson",
            "application/json", "application/json; charset=utf-8", "application/vnd.ms-excel", "nonsense", null,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")] string? contentType,
        [Values] bool xlsx)
    {
        var response = await AssertRefused(
            () => Send(path, xlsx ? Xlsx() : Xls(), contentType), HttpStatusCode.BadRequest, " excel_workbook");
        Assert.That(response["detail"], Does.StartWith("This is an Excel workbook: save it as CSV").And.Contain("api/Jobs/Import"));
    }

    [Test]
    public Task A_compressed_workbook_is_recognized([ValueSource(nameof(Paths))] string path)
    {
        using var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(Xlsx());
        }
        return AssertRefused(
            () => Send(path, compressed.ToArray(), "text/csv", "gzip"), HttpStatusCode.BadRequest, " excel_workbook");
    }

    [TestCase("PK;name\n")]
    [TestCase("PK")]
    public Task A_CSV_file_that_starts_with_PK_is_not_a_workbook(string file) =>
        AssertRefused(() => Send("/api/Jobs/Import", Encoding.UTF8.GetBytes(file), "text/csv"), HttpStatusCode.BadRequest, " empty_file");

    [TestCase("application/vnd.ms-excel")]
    [TestCase("application/pdf")]
    [TestCase(null)]
    public async Task A_body_that_is_not_a_workbook_is_refused_for_its_content_type(string? contentType)
    {
        foreach (var path in Paths)
        {
            foreach (var body in new[] { "", "{}", "PK\u0003", "PK\u0001\u0002 and more" })
            {
                await AssertRefused(
                    () => Send(path, Encoding.ASCII.GetBytes(body), contentType), HttpStatusCode.UnsupportedMediaType,
                    " unsupported_media_type");
            }
        }
    }

    private static byte[] Xlsx()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = new StreamWriter(archive.CreateEntry("[Content_Types].xml").Open());
            part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types/>");
        }
        return file.ToArray();
    }

    private static byte[] Xls() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    private Task<Answer> Send(string path, byte[] body, string? contentType, string? contentEncoding = null)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
        if (contentEncoding is not null)
        {
            content.Headers.ContentEncoding.Add(contentEncoding);
        }
        return Tenant.Send(HttpMethod.Post, path, content);
    }
}
