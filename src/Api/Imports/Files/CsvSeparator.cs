using System.IO.Pipelines;
using System.Text;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports.Files;

/// <summary>What stands between the cells of a CSV file: what its first row tells Excel (<c>sep=;</c>), or else what its header, which is made of plain names, has most of.</summary>
/// <param name="Character">A comma, a semicolon, a tab or a bar.</param>
/// <param name="IsTold">Whether the first row tells it, and so is not the header.</param>
internal sealed record CsvSeparator(char Character, bool IsTold)
{
    private const string Known = ",;\t|";
    private const int LongestHeader = 64 * 1024;

    /// <summary>Whether numbers are written with a decimal comma: wherever the comma has no other use.</summary>
    public bool AllowsDecimalCommas => Character != ',';

    /// <summary>Looks at the beginning of a file, which stays to be read.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="problems">Told when the first row names something else.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<CsvSeparator> Find(PipeReader upload, Problems problems, CancellationToken cancellationToken)
    {
        var arrived = await upload.ReadAtLeastAsync(LongestHeader, cancellationToken);
        var beginning = Encoding.UTF8.GetString(arrived.Buffer.Slice(0, Math.Min(arrived.Buffer.Length, LongestHeader))).TrimStart('\r', '\n');
        upload.AdvanceTo(arrived.Buffer.Start);

        var told = FirstLine(beginning).Trim('"');
        if (!told.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return new(CommonestIn(beginning), IsTold: false);
        }
        if (told.Length != 5 || !Known.Contains(told[^1]))
        {
            problems.Add(FileFault.Form("", "bad_separator", "The first row names what separates the cells; that can be a comma, a semicolon, a tab or a bar (|).", Truncation.Of(told)));
        }
        return new(told[^1], IsTold: true);
    }

    private static char CommonestIn(string beginning)
    {
        // What stands in quotes separates nothing and ends no line: every second piece.
        var header = FirstLine(string.Concat(beginning.Split('"').Where((_, at) => at % 2 == 0)));
        return Known.MaxBy(separator => header.AsSpan().Count(separator));
    }

    private static string FirstLine(string text) => text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? text[..end] : text;
}
