using WorkOrders.Api.ImportFiles;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>CSV text is split into rows and cells (RFC 4180), regardless of how many characters each read returns.</summary>
public sealed class CsvTokenizerTests
{
    [TestCase("a,b,c", "[a|b|c]")]
    [TestCase("a,,c", "[a||c]")]
    [TestCase(",", "[|]")]
    [TestCase("a,", "[a|]")]
    [TestCase(" a , b ", "[ a | b ]")]
    [TestCase("a;b", "[a;b]")]
    [TestCase("5\" pipe,b\"", "[5\" pipe|b\"]")]
    [TestCase("", "")]
    public async Task A_row_is_split_at_the_separator(string text, string rows) =>
        Assert.That(await Rows(text), Is.EqualTo(rows));

    [TestCase("a\nb", "[a][b]")]
    [TestCase("a\r\nb\r\n", "[a][b]")]
    [TestCase("a\rb\r", "[a][b]")]
    [TestCase("\n\r\n\ra\n\n\n", "[a]")]
    [TestCase(",\n,", "[|][|]")]
    public async Task Any_line_ending_ends_a_row_and_empty_lines_are_skipped(string text, string rows) =>
        Assert.That(await Rows(text), Is.EqualTo(rows));

    [TestCase("\"a,b\",c", "[a,b|c]")]
    [TestCase("\"a\r\nb\nc\rd\"\ne", "[a\r\nb\nc\rd][e]")]
    [TestCase("\"5\"\" pipe\"", "[5\" pipe]")]
    [TestCase("\"\"\"\"", "[\"]")]
    [TestCase("\"\"", "[]")]
    [TestCase("\"\",a", "[|a]")]
    public async Task A_quoted_cell_may_contain_separators_line_breaks_and_doubled_quotes(string text, string rows) =>
        Assert.That(await Rows(text), Is.EqualTo(rows));

    [TestCase("5\" pipe,\"\"x", "[5\" pipe|x]?1")]
    [TestCase("a,\"b", "[a|b]?1")]
    [TestCase("\"a\"b,c", "[ab|c]?0")]
    [TestCase("\"a\nb,c", "[a\nb,c]?0")]
    [TestCase("\"a\" ,\"b", "[a |b]?0")]
    public async Task The_first_cell_with_an_unclosed_quote_is_marked(string text, string rows) =>
        Assert.That(await Rows(text), Is.EqualTo(rows));

    [TestCase("a\nb\n", "1-1 2-2")]
    [TestCase("\n\na\r\n\r\nb", "3-3 5-5")]
    [TestCase("\"a\nb\"\nc", "1-2 3-3")]
    [TestCase("a\r\"b\r\rc\"", "1-1 2-4")]
    public async Task Each_row_has_its_first_and_last_line_number(string text, string lines)
    {
        var read = new List<string>();
        await ForEachRow(new StringReader(text), row => read.Add($"{row.FirstLine}-{row.LastLine}"));
        Assert.That(string.Join(' ', read), Is.EqualTo(lines));
    }

    [TestCase("a,\"b\"\"\",c\r\n\r\n\"d\r\ne\",f\r\n")]
    [TestCase("\"a\"x,\"\"\r\"b")]
    public async Task Text_read_character_by_character_gives_the_same_rows(string text)
    {
        var drops = "";
        await ForEachRow(new Drops(text), row => drops += Written(row));
        Assert.That(drops, Is.EqualTo(await Rows(text)));
    }

    [Test]
    public async Task Cells_beyond_the_column_limit_of_Excel_become_one_cell()
    {
        const int ColumnsOfExcel = 16 * 1024;
        var counts = new List<int>();
        await ForEachRow(new StringReader($"{new string(',', 20_000)}\na,b"), row => counts.Add(row.Count));
        Assert.That(counts, Is.EqualTo(new[] { ColumnsOfExcel + 1, 2 }));
    }

    [Test]
    public async Task Reading_stops_at_a_row_that_is_too_large()
    {
        var tokenizer = new CsvTokenizer(new StringReader($"a\n\"{new string('x', 2 * RowSpool.MaxRowBytes)}\"\nb"), ',');
        Assert.That(await tokenizer.Read(CancellationToken.None), Is.True);
        Assert.That(await tokenizer.Read(CancellationToken.None), Is.False);
        Assert.That(tokenizer.IsTooLarge, Is.True);
    }

    /// <summary>
    /// Returns all rows, each as <c>[cell|cell]</c>, followed by <c>?</c> and the index of the first cell with unbalanced quotes, if any.
    /// </summary>
    private static async Task<string> Rows(string text)
    {
        var rows = "";
        await ForEachRow(new StringReader(text), row => rows += Written(row));
        return rows;
    }

    private static async Task ForEachRow(TextReader text, Action<CsvTokenizer> row)
    {
        var tokenizer = new CsvTokenizer(text, ',');
        while (await tokenizer.Read(CancellationToken.None))
        {
            row(tokenizer);
        }
    }

    private static string Written(CsvTokenizer row) =>
        $"[{string.Join('|', Enumerable.Range(0, row.Count).Select(cell => row[cell].ToString()))}]" +
        $"{(row.BadQuotes is { } bad ? $"?{bad}" : "")}";

    /// <summary>A reader that returns one character per read.</summary>
    private sealed class Drops(string text) : StringReader(text)
    {
        public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
