using System.IO.Pipelines;
using System.Text;
using WorkOrders.Api.ImportFiles;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>The separator comes from a <c>sep=</c> row, or is the most frequent candidate outside quotes in the first row.</summary>
public sealed class CsvSeparatorTests
{
    [TestCase("a,b,c\n1;2;3;4;5", ',')]
    [TestCase("a;b;c\n1,2", ';')]
    [TestCase("a\tb\tc", '\t')]
    [TestCase("a|b", '|')]
    [TestCase("name", ',')]
    [TestCase("", ',')]
    [TestCase("\r\n\na;b", ';')]
    [TestCase("\"x,y,z,w\";b;c", ';')]
    [TestCase("\"x\ny,z,\";b", ';')]
    public async Task The_separator_is_detected_in_the_header(string text, char separator) =>
        Assert.That(await Find(text), Is.EqualTo(new CsvSeparator(separator, false)));

    [TestCase("sep=;\na,b,c", ';')]
    [TestCase("SEP=|\r\na,b,c", '|')]
    [TestCase("\"sep=\t\"\ra,b,c", '\t')]
    public async Task A_sep_row_sets_the_separator(string text, char separator) =>
        Assert.That(await Find(text), Is.EqualTo(new CsvSeparator(separator, true)));

    [TestCase("sep=x")]
    [TestCase("sep=")]
    [TestCase("sep=;;")]
    public async Task An_unknown_separator_is_a_problem(string text) => Assert.That(await Problems(text), Is.EqualTo(1));

    [Test]
    public async Task Detecting_the_separator_does_not_consume_the_text()
    {
        var upload = Upload("a;b");
        await CsvSeparator.Find(upload, new Problems(), CancellationToken.None);
        using var rest = new StreamReader(upload.AsStream());
        Assert.That(await rest.ReadToEndAsync(), Is.EqualTo("a;b"));
    }

    private static Task<CsvSeparator> Find(string text) => CsvSeparator.Find(Upload(text), new Problems(), CancellationToken.None);

    private static async Task<int> Problems(string text)
    {
        var problems = new Problems();
        await CsvSeparator.Find(Upload(text), problems, CancellationToken.None);
        return problems.All.Count;
    }

    private static PipeReader Upload(string text) => PipeReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
