using System.IO.Pipelines;
using System.Text;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>
/// The separator of a CSV file. If the first row declares a separator for Excel (<c>sep=;</c>), it is used. Otherwise it is the most
/// frequent separator in the header, which contains only field names.
/// </summary>
/// <param name="Character">A comma, a semicolon, a tab or a vertical bar.</param>
/// <param name="IsDeclared">Whether the first row declares the separator, so that the second row is the header.</param>
internal sealed record CsvSeparator(char Character, bool IsDeclared)
{
    private const string Known = ",;\t|";
    private const int MaxHeaderBytes = 64 * 1024;

    /// <summary>Whether numbers can have a decimal comma: if the comma is not the separator.</summary>
    public bool AllowsDecimalCommas => Character != ',';

    /// <summary>Finds the separator without consuming the file.</summary>
    /// <param name="upload">The uploaded file.</param>
    /// <param name="problems">Collects the problem of an unsupported separator.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<CsvSeparator> Find(PipeReader upload, Problems problems, CancellationToken cancellationToken)
    {
        var arrived = await upload.ReadAtLeastAsync(MaxHeaderBytes, cancellationToken);
        var bytes = arrived.Buffer.Slice(0, Math.Min(arrived.Buffer.Length, MaxHeaderBytes));
        var beginning = Encoding.UTF8.GetString(bytes).TrimStart('\r', '\n');
        upload.AdvanceTo(arrived.Buffer.Start);

        var declaration = FirstLine(beginning).Trim('"');
        if (!declaration.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return new(MostFrequentIn(beginning), IsDeclared: false);
        }
        if (declaration.Length != 5 || !Known.Contains(declaration[^1]))
        {
            problems.Add(FileProblem.Malformed("", "bad_separator",
                "The first row must declare a comma, a semicolon, a tab or a vertical bar (|) as the separator.",
                Truncation.Truncate(declaration)));
        }
        return new(declaration[^1], IsDeclared: true);
    }

    private static char MostFrequentIn(string beginning)
    {
        // Every second part is inside quotes, where separators and line breaks are text.
        var header = FirstLine(string.Concat(beginning.Split('"').Where((_, index) => index % 2 == 0)));
        return Known.MaxBy(separator => header.AsSpan().Count(separator));
    }

    private static string FirstLine(string text) => text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? text[..end] : text;
}
