using System.Text.Json.Nodes;

namespace WorkOrders.Api.Administration.Import;

/// <summary>Writes for people what is wrong with the orders of a file.</summary>
internal sealed class ImportReportLines(TextWriter output)
{
    /// <summary>Writes a line for each problem, and how many warnings there are.</summary>
    /// <param name="results">What became of each row, as lines of JSON.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task Write(StreamReader results, CancellationToken cancellationToken)
    {
        var warnings = 0;
        while (await results.ReadLineAsync(cancellationToken) is { } line)
        {
            var result = JsonNode.Parse(line)!;
            foreach (var problem in result["problems"]?.AsArray() ?? [])
            {
                await output.WriteLineAsync($"{Place(result)}{Field(result, problem!)}: {problem!["message"]}");
            }
            warnings += result["warnings"]?.AsArray().Count ?? 0;
        }
        if (warnings > 0)
        {
            await output.WriteLineAsync($"There {(warnings == 1 ? "is 1 warning" : $"are {warnings:N0} warnings")}; the results have them.");
        }
    }

    private static string Place(JsonNode result)
    {
        var line = result["line"] is { } number ? $", line {number}" : "";
        var reference = result["reference"] is { } key ? $" ({key})" : "";
        return $"Row {result["row"]}{line}{reference}";
    }

    /// <summary>The field within the row: the pointer without the row.</summary>
    private static string Field(JsonNode result, JsonNode problem) =>
        problem["pointer"]?.ToString()[$"/{result["row"]!.GetValue<int>() - 1}".Length..] is { Length: > 1 } field ? $", {field[1..]}" : "";
}
