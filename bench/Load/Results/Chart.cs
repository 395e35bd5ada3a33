using System.Text;

namespace WorkOrders.Load.Results;

/// <summary>Draws the rates as a bar chart (SVG), one group per benchmark, each with its own scale.</summary>
internal static class Chart
{
    private const int Width = 800;
    private const int Left = 210;
    private const int Bars = 470;
    private const int BarHeight = 16;
    private const int Gap = 34;

    /// <summary>Draws the chart; a line marks each target.</summary>
    public static string Draw(IEnumerable<Row> rows)
    {
        var groups = rows.Where(row => row is { Measurement: not null, IsCharted: true })
            .GroupBy(row => row.Benchmark)
            .Where(group => group.Count() > 1 && group.Any(row => row.Target is not null))
            .ToList();
        var svg = new StringBuilder();
        var y = 10;
        foreach (var group in groups)
        {
            svg.AppendLine($"""<text x="10" y="{y + 14}" font-weight="600">{group.Key} (per second)</text>""");
            y += 22;
            var target = group.Where(row => row is { Target: not null, Result: not null })
                .Select(row => row.Measurement!.Rate / row.Result * row.Target!.Bound)
                .FirstOrDefault();
            var scale = Bars / Math.Max(group.Max(row => row.Measurement!.Rate), target ?? 0);
            var top = y;
            foreach (var row in group)
            {
                var length = row.Measurement!.Rate * scale;
                var color = row.Target is null ? "#9aa5b1" : "#2563eb";
                svg.AppendLine($"""<text x="{Left - 8}" y="{y + 12}" text-anchor="end">{row.Contender}</text>""");
                svg.AppendLine(
                    $"""<rect x="{Left}" y="{y}" width="{length:0}" height="{BarHeight - 2}" fill="{color}"/>""");
                svg.AppendLine($"""<text x="{Left + length + 6:0}" y="{y + 12}">{row.Measurement.Rate:N0}</text>""");
                y += BarHeight;
            }
            if (target is { } rate)
            {
                svg.AppendLine(
                    $"""<path d="M{Left + rate * scale:0} {top - 3}V{top + BarHeight + 1}" stroke="#b91c1c" stroke-width="2"/>""");
            }
            y += Gap - BarHeight;
        }
        const string Style = "font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"#1f2933\"";
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {y}" {Style}>
            <rect width="{Width}" height="{y}" fill="#fff"/>
            {svg}</svg>

            """;
    }
}
