namespace WorkOrders.Load.Results;

/// <summary>The results as one table, the same on the console and in Markdown.</summary>
internal static class Table
{
    private static readonly string[] Head =
    [
        "what", "who", "rate /s", "±", "p50 ms", "p99 ms", "program CPU ms", "database CPU ms", "allocated kB", "in feed", "reached", "target", "met",
    ];

    /// <summary>Writes it.</summary>
    public static string Write(IEnumerable<Row> rows)
    {
        var lines = rows.Select(Cells).Prepend(Head).ToList();
        var widths = Head.Select((_, column) => lines.Max(cells => cells[column].Length)).ToArray();
        var text = lines.Select(cells => $"| {string.Join(" | ", cells.Select((cell, column) => IsText(column) ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |").ToList();
        text.Insert(1, $"|{string.Join('|', widths.Select((width, column) => IsText(column) ? new string('-', width + 2) : new string('-', width + 1) + ":"))}|");
        return string.Join('\n', text);
    }

    private static bool IsText(int column) => column < 2;

    private static string[] Cells(Row row) =>
    [
        row.What,
        row.Who,
        $"{row.Figures?.Rate:N0}",
        $"{row.Figures?.Spread:0%}",
        $"{row.Figures?.P50:0.00}",
        $"{row.Figures?.P99:0.0}",
        $"{row.Figures?.ProgramCpu:0.00}",
        $"{row.Figures?.DatabaseCpu:0.00}",
        $"{row.Figures?.Allocated / 1000:0.0}",
        $"{row.Figures?.Fed:0%}",
        row.Reached is { } reached ? $"{reached:0.00} {row.Unit}" : "",
        row.Goal is { } goal ? $"{goal} {row.Unit}" : "",
        row switch { { Goal: null } => "", { IsMet: true } => "yes", { IsMet: false } => "**no**", _ => "not measured" },
    ];
}
