using System.Text.Json.Nodes;

namespace WorkOrders.Api.Administration.Import;

/// <summary>Writes for people what became of a file.</summary>
/// <param name="output">Takes it.</param>
internal sealed class ImportReportLines(TextWriter output)
{
    /// <summary>How many different warnings are written.</summary>
    private const int MostWarnings = 20;

    private readonly OrderedDictionary<string, (string Place, int Count)> _warnings = [];
    private int _otherWarnings;
    private bool _isDryRun;

    /// <summary>Writes a line for each problem, and then one for each different warning, of the file or of rows.</summary>
    /// <param name="results">What became of each row, as lines of JSON; the last is of the file.</param>
    /// <param name="address">Where the results are.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task Write(StreamReader results, Uri address, CancellationToken cancellationToken)
    {
        while (await results.ReadLineAsync(cancellationToken) is { } line)
        {
            var result = JsonNode.Parse(line)!;
            foreach (var problem in result["problems"]?.AsArray() ?? [])
            {
                await output.WriteLineAsync(Printable.Of($"{Place(result, problem!)}: {problem!["message"]}"));
            }
            foreach (var warning in result["warnings"]?.AsArray() ?? [])
            {
                Take(warning!["message"]!.ToString(), Place(result, warning));
            }
            _isDryRun = result["mode"]?.ToString() == "dry_run";
        }
        foreach (var (message, (place, count)) in _warnings)
        {
            await output.WriteLineAsync(Printable.Of($"Warning: {place}: {message}{(count > 1 ? $" ({count:N0} times; this is the first)" : "")}"));
        }
        if (_otherWarnings > 0)
        {
            await output.WriteLineAsync($"And {_otherWarnings:N0} more warnings: see {address}");
        }
    }

    /// <summary>Says how it ended, as the last line.</summary>
    /// <param name="run">The run that has ended.</param>
    /// <returns>The exit code: 0 when no order was refused.</returns>
    public async Task<int> Conclude(JsonNode run)
    {
        var (state, totals) = (run["state"]!.ToString(), run["totals"]);
        if (totals is null)
        {
            await output.WriteLineAsync($"Nothing is stored: {state}. {run["detail"]}");
            return 1;
        }
        int Number(string name) => totals[name]!.GetValue<int>();
        var (created, skipped, refused) = (Number("created"), Number("skipped"), Number("refused"));
        await output.WriteLineAsync($"{Orders(Number("rows"))}: {created:N0} created, {skipped:N0} skipped, {refused:N0} refused; {Number("planned"):N0} planned.");
        await output.WriteLineAsync((state, refused) switch
        {
            ("completed", 0) when _isDryRun => $"Nothing is stored, as this was a dry run; {Number("valid"):N0} would be.",
            ("completed", _) when _isDryRun => $"Nothing is stored, as this was a dry run; {Number("valid"):N0} would be, but {refused:N0} not.",
            ("completed", 0) => $"Done: {Are(created)} stored{(skipped > 0 ? $", and {skipped:N0} existed already" : "")}.",
            ("completed", _) => $"{Are(created)} stored, and {refused:N0} not.",
            _ => "Nothing is stored. Mend what is refused and send the file again.",
        });
        return state == "completed" && refused == 0 ? 0 : 1;
    }

    private void Take(string warning, string place)
    {
        if (_warnings.TryGetValue(warning, out var known))
        {
            _warnings[warning] = known with { Count = known.Count + 1 };
        }
        else if (_warnings.Count < MostWarnings)
        {
            _warnings.Add(warning, (place, 1));
        }
        else
        {
            _otherWarnings++;
        }
    }

    /// <summary>The row and the field in it; of what is said of the file, the field.</summary>
    private static string Place(JsonNode result, JsonNode finding)
    {
        var pointer = finding["pointer"]!.ToString();
        if (result["row"] is not { } row)
        {
            return pointer.TrimStart('/') is { Length: > 0 } column ? column : "The file";
        }
        var line = result["line"] is { } number ? $", line {number}" : "";
        var reference = result["reference"] is { } key ? $" ({key})" : "";
        // The pointer begins with the row.
        var field = pointer[$"/{row.GetValue<int>() - 1}".Length..] is { Length: > 1 } within ? $", {within[1..]}" : "";
        return $"Row {row}{line}{reference}{field}";
    }

    private static string Orders(int number) => number == 1 ? "1 order" : $"{number:N0} orders";

    private static string Are(int number) => $"{Orders(number)} {(number == 1 ? "is" : "are")}";
}
