using System.IO.Pipelines;
using System.Text;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.Imports.Files;

/// <summary>
/// The separator of a CSV file: the one its first row declares for Excel (<c>sep=;</c>), otherwise the most frequent one in its header,
/// which consists of plain names.
/// </summary>
/// <param name="Character">A comma, a semicolon, a tab or a bar.</param>
/// <param name="IsDeclared">Whether the first row declares it, and so is not the header.</param>
internal sealed record CsvSeparator(char Character, bool IsDeclared)
{
    private const string Known = ",;\t|";
    private const int MaxHeaderBytes = 64 * 1024;

    /// <summary>Whether numbers may have a decimal comma: when it is not the separator.</summary>
    public bool AllowsDecimalCommas => Character != ',';

    /// <summary>Finds the separator without consuming the file.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="problems">Collects the problem of an unknown separator.</param>
    /// <param name="cancellationToken">Cancels it.</param>
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
        // Every second piece is quoted: it contains no separator and no end of line.
        var header = FirstLine(string.Concat(beginning.Split('"').Where((_, index) => index % 2 == 0)));
        return Known.MaxBy(separator => header.AsSpan().Count(separator));
    }

    private static string FirstLine(string text) => text.IndexOfAny(['\r', '\n']) is >= 0 and var end ? text[..end] : text;
}
