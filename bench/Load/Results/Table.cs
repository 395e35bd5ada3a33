namespace WorkOrders.Load.Results;

/// <summary>The results as one table, the same on the console and in Markdown.</summary>
internal static class Table
{
    private static readonly string[] Head =
        ["what", "who", "rate /s", "p50 ms", "p99 ms", "CPU ms/request: program", "database", "kB allocated/request", "reached", "target", "met"];

    /// <summary>Writes it.</summary>
    public static string Write(IEnumerable<Row> rows)
    {
        var lines = rows.Select(Cells).Prepend(Head).ToList();
        var widths = Head.Select((_, column) => lines.Max(cells => cells[column].Length)).ToArray();
        var text = lines.Select(cells => $"| {string.Join(" | ", cells.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |").ToList();
        text.Insert(1, $"|{string.Join('|', widths.Select((width, column) => column < 2 ? new string('-', width + 2) : new string('-', width + 1) + ":"))}|");
        return string.Join('\n', text);
    }

    private static string[] Cells(Row row) =>
    [
        row.What,
        row.Who,
        $"{row.Figures?.Rate:N0}",
        $"{row.Figures?.P50:0.00}",
        $"{row.Figures?.P99:0.0}",
        $"{row.Figures?.ProgramCpu:0.00}",
        $"{row.Figures?.DatabaseCpu:0.00}",
        $"{row.Figures?.Allocated / 1000:0.0}",
        row.Goal is null || row.Reached is null ? "" : row.Goal.Show(row.Reached.Value),
        $"{row.Goal}",
        row.IsMet switch { true => "yes", false => "no", null => row.Goal is null ? "" : "not available" },
    ];
}
