using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>Counts what is ignored in a calendar, so that there is one warning for each reason.</summary>
internal sealed class IcsIgnored
{
    /// <summary>The reason that an event has a time of day.</summary>
    public static readonly Reason WithTime = new("event_with_time", "event with a time of day", "events with a time of day");

    /// <summary>The reason that an event is canceled.</summary>
    public static readonly Reason Canceled = new("canceled_event", "canceled event", "canceled events");

    /// <summary>The reason that a component is not an event, such as a task.</summary>
    public static readonly Reason NotAnEvent = new("not_an_event", "component other than VEVENT", "components other than VEVENT");

    private readonly OrderedDictionary<Reason, (int Count, int Line, string? Name)> _found = [];

    /// <summary>Counts a component.</summary>
    /// <param name="reason">Why it is ignored.</param>
    /// <param name="line">The line on which it begins.</param>
    /// <param name="name">Its name; null if it has none.</param>
    public void Add(Reason reason, int line, string? name) =>
        _found[reason] = _found.TryGetValue(reason, out var first) ? first with { Count = first.Count + 1 } : (1, line, name);

    /// <summary>Adds a warning for each reason.</summary>
    public void Warn(Problems problems)
    {
        foreach (var (reason, (count, line, name)) in _found)
        {
            var first = $"\"{Truncation.Truncate(name ?? "")}\" on line {line}";
            problems.Warn(FileProblem.Malformed("", reason.Code, count == 1
                ? $"1 {reason.One} is not imported: {first}."
                : $"{count:N0} {reason.Many} are not imported; the first is {first}."));
        }
    }

    /// <summary>A reason to ignore a component.</summary>
    /// <param name="Code">The code of the warning.</param>
    /// <param name="One">What is ignored, in the singular.</param>
    /// <param name="Many">What is ignored, in the plural.</param>
    internal sealed record Reason(string Code, string One, string Many);
}
