using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>Draws a board of several days as SVG: a row for each technician, with the hours from 07:00 to 18:00 UTC of each day.</summary>
/// <param name="board">The response of <c>GET api/Planning</c>.</param>
internal sealed class WeekPicture(JsonNode board)
{
    private const int NameWidth = 60;
    private const int HourWidth = 24;
    private const int FirstHour = 7;
    private const int LastHour = 18;
    private const int RowHeight = 48;
    private const int Top = 28;
    private const int DayWidth = (LastHour - FirstHour) * HourWidth;

    private const string Style = """
        <style>
          text { font: 12px sans-serif; fill: #1f2933 }
          .off { fill: #e4e7eb } .work { fill: #ffffff } .line { stroke: #9aa5b1 }
          .absent { fill: url(#hatch) } .firm { fill: #2f6fb0; stroke: #1d4f80 }
          .tentative { fill: #dbeafe; stroke: #2f6fb0; stroke-dasharray: 4 3 }
          .name { font-size: 11px }
        </style>
        <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="#fde8e8"/><line x1="0" y1="0" x2="0" y2="6" stroke="#d64545" stroke-width="2"/>
        </pattern></defs>
        """;

    private readonly StringBuilder _svg = new();
    private readonly List<DateTimeOffset> _days = [.. board["days"]!.AsArray().Select(day => Moment(day!["date_from"]!))];

    /// <summary>Returns the picture.</summary>
    public string Draw()
    {
        var technicians = board["technicians"]!.AsArray();
        var (width, height) = (NameWidth + (_days.Count * DayWidth), Top + (technicians.Count * RowHeight));
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">""");
        Line(Style);
        Line($"""<rect width="{width}" height="{height}" fill="#f5f7fa"/>""");
        foreach (var (day, index) in _days.Select((day, index) => (day, index)))
        {
            var name = day.ToString("ddd d MMM", CultureInfo.InvariantCulture);
            Line($"""<text x="{NameWidth + (index * DayWidth) + 8}" y="18">{name}</text>""");
        }
        foreach (var (technician, row) in technicians.Select((technician, row) => (technician!, row)))
        {
            DrawRow(technician, Top + (row * RowHeight));
        }
        return _svg.Append("</svg>\n").ToString();
    }

    private void DrawRow(JsonNode technician, int y)
    {
        Line($"""<text x="8" y="{y + 28}">{technician["code"]}</text>""");
        Line($"""<rect class="off" x="{NameWidth}" y="{y}" width="{_days.Count * DayWidth}" height="{RowHeight - 4}"/>""");
        Bars(technician["hours"]!, "work", y);
        Bars(technician["absences"]!, "absent", y);
        foreach (var entry in board["entries"]!.AsArray().Where(entry => $"{entry!["user_id"]}" == $"{technician["id"]}"))
        {
            var name = (bool)entry!["is_firm"]! ? "firm" : "tentative";
            var (x, _) = Bar(entry, name, y + 18, RowHeight - 26).Single();
            Line($"""<text class="name" x="{x}" y="{y + 13}">{entry["job"]!["reference_back_office"]}</text>""");
        }
        foreach (var index in Enumerable.Range(0, _days.Count))
        {
            var x = NameWidth + (index * DayWidth);
            Line($"""<line class="line" x1="{x}" y1="{y}" x2="{x}" y2="{y + RowHeight - 4}"/>""");
        }
    }

    private void Bars(JsonNode periods, string name, int y)
    {
        foreach (var period in periods.AsArray())
        {
            _ = Bar(period!, name, y, RowHeight - 4).ToList();
        }
    }

    /// <summary>Draws the parts of a period that are within the hours of the picture, and returns where they are.</summary>
    private IEnumerable<(int X, int Width)> Bar(JsonNode period, string name, int y, int height)
    {
        var (from, to) = (Moment(period["date_from"]!), Moment(period["date_to"]!));
        foreach (var (day, index) in _days.Select((day, index) => (day, index)))
        {
            var (start, end) = (Hour(from - day), Hour(to - day));
            if (start < end)
            {
                var x = NameWidth + (index * DayWidth) + (int)((start - FirstHour) * HourWidth);
                var width = (int)((end - start) * HourWidth);
                Line($"""<rect class="{name}" x="{x}" y="{y}" width="{width}" height="{height}" rx="2"/>""");
                yield return (x, width);
            }
        }
    }

    private static double Hour(TimeSpan time) => Math.Clamp(time.TotalHours, FirstHour, LastHour);

    private static DateTimeOffset Moment(JsonNode text) => DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture);

    private void Line(string text) => _svg.Append(text).Append('\n');
}
