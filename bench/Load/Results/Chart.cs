using System.Text;

namespace WorkOrders.Load.Results;

/// <summary>The rates as a bar chart (SVG): what is done side by side stands side by side, each group in a scale of its own.</summary>
internal static class Chart
{
    private const int Width = 800;
    private const int Left = 210;
    private const int Bars = 470;
    private const int BarHeight = 16;
    private const int Gap = 34;

    /// <summary>Draws it. A line stands where the target is.</summary>
    public static string Draw(IEnumerable<Row> rows)
    {
        var groups = rows.Where(row => row.Figures is not null).GroupBy(row => row.What).Where(group => group.Count() > 1 && group.Any(row => row.Goal is not null)).ToList();
        var svg = new StringBuilder();
        var y = 10;
        foreach (var group in groups)
        {
            svg.AppendLine($"""<text x="10" y="{y + 14}" font-weight="600">{group.Key}: a second</text>""");
            y += 22;
            var target = group.Where(row => row is { Goal: not null, Reached: not null }).Select(row => row.Figures!.Rate / row.Reached * row.Goal!.Bound).FirstOrDefault();
            var scale = Bars / Math.Max(group.Max(row => row.Figures!.Rate), target ?? 0);
            var top = y;
            foreach (var row in group)
            {
                var length = row.Figures!.Rate * scale;
                svg.AppendLine($"""<text x="{Left - 8}" y="{y + 12}" text-anchor="end">{row.Who}</text>""");
                svg.AppendLine($"""<rect x="{Left}" y="{y}" width="{length:0}" height="{BarHeight - 2}" fill="{(row.Goal is null ? "#9aa5b1" : "#2563eb")}"/>""");
                svg.AppendLine($"""<text x="{Left + length + 6:0}" y="{y + 12}">{row.Figures.Rate:N0}</text>""");
                y += BarHeight;
            }
            if (target is { } wanted)
            {
                svg.AppendLine($"""<path d="M{Left + wanted * scale:0} {top - 3}V{top + BarHeight + 1}" stroke="#b91c1c" stroke-width="2"/>""");
            }
            y += Gap - BarHeight;
        }
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {y}" font-family="system-ui, sans-serif" font-size="12" fill="#1f2933">
            <rect width="{Width}" height="{y}" fill="#fff"/>
            {svg}</svg>

            """;
    }
}
