using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Cli.Import;

/// <summary>Writes the results of an import as text.</summary>
/// <param name="entity">The entity of the rows.</param>
/// <param name="output">Receives the text.</param>
internal sealed class ImportReportWriter(Entity entity, TextWriter output)
{
    private const int MaxWarnings = 20;

    private readonly OrderedDictionary<string, (string Position, int Count)> _warnings = [];
    private int _otherWarnings;
    private bool _isDryRun;

    /// <summary>
    /// Writes a line for each problem, followed by a line for each distinct warning, up to <see cref="MaxWarnings"/> of them.
    /// </summary>
    /// <param name="results">The results of all rows as NDJSON. The last line contains the results of the whole file.</param>
    /// <param name="address">The address of the results.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task WriteResults(StreamReader results, Uri address, CancellationToken cancellationToken)
    {
        while (await results.ReadLineAsync(cancellationToken) is { } line)
        {
            var result = JsonNode.Parse(line)!;
            foreach (var problem in result["problems"]?.AsArray() ?? [])
            {
                await output.WriteLineAsync(TerminalText.Sanitize($"{Position(result, problem!)}: {problem!["message"]}"));
            }
            foreach (var warning in result["warnings"]?.AsArray() ?? [])
            {
                Collect(warning!["message"]!.ToString(), Position(result, warning));
            }
            _isDryRun = result["mode"]?.ToString() == "dry_run";
        }
        foreach (var (message, (position, count)) in _warnings)
        {
            var repetitions = count > 1 ? $" ({count:N0} times; this is the first)" : "";
            await output.WriteLineAsync(TerminalText.Sanitize($"Warning: {position}: {message}{repetitions}"));
        }
        if (_otherWarnings > 0)
        {
            await output.WriteLineAsync($"{_otherWarnings:N0} more warnings: see {address}");
        }
    }

    /// <summary>Writes the totals and the outcome.</summary>
    /// <param name="import">The import in its final state.</param>
    /// <returns>The exit code: 0 if the import completed and no row was refused, otherwise 1.</returns>
    public async Task<int> WriteSummary(JsonNode import)
    {
        var (state, totals) = (import["state"]!.ToString(), import["totals"]);
        if (totals is null)
        {
            await output.WriteLineAsync($"Nothing was stored: {state}. {import["detail"]}");
            return 1;
        }
        int Total(string name) => totals[name]?.GetValue<int>() ?? 0;
        string Also(string name, string text) => Total(name) > 0 ? $", {Total(name):N0} {text}" : "";
        var refused = Total("refused");
        var counts = ((string[])["created", "updated", "unchanged", "skipped", "refused"]).Select(name => $"{Total(name):N0} {name}");
        var planned = entity.IsAggregate ? $"; {Total("planned"):N0} planned" : "";
        await output.WriteLineAsync($"{Rows(Total("rows"))}: {string.Join(", ", counts)}{planned}.");
        var others = $"{Also("unchanged", "unchanged")}{Also("skipped", "already existed")}{Also("refused", "refused")}";
        await output.WriteLineAsync(state switch
        {
            "completed" when _isDryRun => $"Nothing was stored, because this was a dry run: {Rows(Total("valid"))} valid{others}.",
            "completed" => $"Done: {Rows(Total("created") + Total("updated"))} stored{others}.",
            _ => $"Nothing was stored. Correct the refused {entity.PluralLabel} and send the file again.",
        });
        return state == "completed" && refused == 0 ? 0 : 1;
    }

    private void Collect(string warning, string position)
    {
        if (_warnings.TryGetValue(warning, out var first))
        {
            _warnings[warning] = first with { Count = first.Count + 1 };
        }
        else if (_warnings.Count < MaxWarnings)
        {
            _warnings.Add(warning, (position, 1));
        }
        else
        {
            _otherWarnings++;
        }
    }

    /// <summary>Returns the row, its line and key, and the field; for a problem of the whole file, the column.</summary>
    private static string Position(JsonNode result, JsonNode problem)
    {
        var pointer = problem["pointer"]!.ToString();
        if (result["row"] is not { } row)
        {
            return pointer.TrimStart('/') is { Length: > 0 } column ? column : "The file";
        }
        var line = result["line"] is { } number ? $", line {number}" : "";
        var reference = result["reference"] is { } key ? $" ({key})" : "";
        // The pointer starts with the index of the row.
        var field = pointer[$"/{row.GetValue<int>() - 1}".Length..] is { Length: > 1 } path ? $", {path[1..]}" : "";
        return $"Row {row}{line}{reference}{field}";
    }

    private string Rows(int count) => count == 1 ? $"1 {entity.Label}" : $"{count:N0} {entity.PluralLabel}";
}
