using System.Text.RegularExpressions;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Reads the events that last whole days, and counts what it ignores.</summary>
/// <param name="recurrence">Computes the dates of the events.</param>
/// <param name="ignored">Counts the events that are ignored.</param>
internal sealed partial class IcsEventReader(IcsRecurrence recurrence, IcsIgnored ignored)
{
    /// <summary>Reads an event.</summary>
    /// <param name="component">The event.</param>
    /// <returns>The event; null if it is ignored, because it has a time of day or is canceled.</returns>
    /// <exception cref="IcsFormatException">The event is not valid, or exceeds a limit.</exception>
    public IcsEvent? Read(IcsComponent component)
    {
        var start = component.Find("DTSTART") ?? throw new IcsFormatException(component.Line, "the event has no DTSTART.");
        var name = component.Find("SUMMARY") is { } summary ? Unescape(summary.Value) : null;
        if (IcsDates.HasTime(start))
        {
            ignored.Add(IcsIgnored.WithTime, component.Line, name);
            return null;
        }
        var isCanceled = component.Find("STATUS")?.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true;
        var replaces = component.Find("RECURRENCE-ID") is { } replaced ? IcsDates.ReadList(replaced).First() : (DateOnly?)null;
        if (isCanceled && replaces is null)
        {
            ignored.Add(IcsIgnored.Canceled, component.Line, name);
            return null;
        }
        var first = IcsDates.Read(start);
        var days = IcsDates.ReadDays(component, first);
        var dates = isCanceled ? [] : recurrence.Find(component, first, days);
        return new(component.Line, component.Find("UID")?.Value, replaces, name, dates, days);
    }

    /// <summary>Returns the text of a value, on one line.</summary>
    private static string Unescape(string value) =>
        Truncation.Truncate(
            Escape().Replace(value, match => match.Value is "\\n" or "\\N" ? " " : match.Value[1..]).Trim(), IcsEvent.MaxNameLength);

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
