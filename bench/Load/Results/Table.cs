namespace WorkOrders.Load.Results;

/// <summary>The results as one table, for the console and for Markdown.</summary>
internal static class Table
{
    private static readonly string[] Head =
    [
        "benchmark",
        "contender",
        "rate /s",
        "±",
        "p50 ms",
        "p99 ms",
        "program CPU ms",
        "database CPU ms",
        "allocated kB",
        "published",
        "result",
        "target",
        "met",
    ];

    /// <summary>Writes the table.</summary>
    public static string Write(IEnumerable<Row> rows)
    {
        var lines = rows.Select(Cells).Prepend(Head).ToList();
        var widths = Head.Select((_, column) => lines.Max(cells => cells[column].Length)).ToArray();
        var text = lines.Select(cells => $"| {string.Join(" | ", cells.Select(Pad))} |").ToList();
        text.Insert(1, $"|{string.Join('|', widths.Select(Separator))}|");
        return string.Join('\n', text);

        string Pad(string cell, int column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]);
    }

    private static string Separator(int width, int column) => IsText(column) ? new('-', width + 2) : $"{new string('-', width + 1)}:";

    private static bool IsText(int column) => column < 2;

    private static string[] Cells(Row row) =>
    [
        row.Benchmark,
        row.Contender,
        $"{row.Measurement?.Rate:N0}",
        $"{row.Measurement?.Spread:0%}",
        $"{row.Measurement?.P50:0.00}",
        $"{row.Measurement?.P99:0.0}",
        $"{row.Measurement?.ProgramCpu:0.00}",
        $"{row.Measurement?.DatabaseCpu:0.00}",
        $"{row.Measurement?.Allocated / 1000:0.0}",
        $"{row.Measurement?.Published:0%}",
        row.Result is { } result ? $"{result:0.00} {row.Unit}" : "",
        row.Target is { } target ? $"{target} {row.Unit}" : "",
        row switch { { Target: null } => "", { IsMet: true } => "yes", { IsMet: false } => "**no**", _ => "not measured" },
    ];
}
