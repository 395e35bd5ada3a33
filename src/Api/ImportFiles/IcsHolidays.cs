namespace WorkOrders.Api.ImportFiles;

/// <summary>The holidays of a calendar: one for each date, with the names of all events on that date.</summary>
internal sealed class IcsHolidays
{
    private readonly List<IcsEvent> _events = [];

    /// <summary>Adds an event.</summary>
    public void Add(IcsEvent added) => _events.Add(added);

    /// <summary>Returns the holidays in the order of their dates, each with the line of its first event and its name.</summary>
    public IEnumerable<(DateOnly Date, int Line, string? Name)> Merge()
    {
        var replaced = _events.Where(each => each is { Uid: not null, Replaces: not null })
            .Select(each => (each.Uid, each.Replaces!.Value)).ToHashSet();
        var days = from each in _events
                   from first in each.Dates
                   where each.Replaces is not null || !replaced.Contains((each.Uid, first))
                   from day in Enumerable.Range(0, each.Days)
                   group each by first.AddDays(day) into date
                   orderby date.Key
                   select date;
        return days.Select(date => (date.Key, date.First().Line, Join(date.Select(each => each.Name))));
    }

    private static string? Join(IEnumerable<string?> names)
    {
        var joined = "";
        foreach (var name in names.Where(name => !string.IsNullOrEmpty(name)).Distinct())
        {
            if (joined.Length > IcsEvent.MaxNameLength)
            {
                break;
            }
            joined += joined.Length == 0 ? name : $", {name}";
        }
        return joined.Length == 0 ? null : joined;
    }
}
