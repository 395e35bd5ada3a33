using System.Globalization;

namespace WorkOrders.Domain.Planning;

/// <summary>A period of time (UTC).</summary>
/// <param name="From">The start.</param>
/// <param name="To">The end, exclusive.</param>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The duration.</summary>
    public TimeSpan Duration => To - From;

    /// <summary>Returns whether two periods have any time in common.</summary>
    public bool Overlaps(Period other) => From < other.To && other.From < To;

    /// <summary>Returns whether another period is completely within this one.</summary>
    public bool Contains(Period other) => From <= other.From && other.To <= To;

    /// <summary>Returns the period in messages: its ends in UTC.</summary>
    public override string ToString() => $"{Text(From)} to {Text(To)}";

    /// <summary>Returns a moment in messages, as it is written in responses.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);

    /// <summary>Returns periods in order, with those that overlap or adjoin joined to one.</summary>
    public static IReadOnlyList<Period> Join(IEnumerable<Period> periods)
    {
        var joined = new List<Period>();
        foreach (var period in periods.OrderBy(period => period.From))
        {
            if (joined.Count > 0 && period.From <= joined[^1].To)
            {
                joined[^1] = joined[^1] with { To = period.To > joined[^1].To ? period.To : joined[^1].To };
            }
            else
            {
                joined.Add(period);
            }
        }
        return joined;
    }

    /// <summary>Returns the part of the period that is within another one; empty or negative if they do not overlap.</summary>
    public Period Within(Period other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);

    /// <summary>Returns the time that is in one of some periods and in one of others, in the order of the former.</summary>
    public static IEnumerable<Period> Common(IEnumerable<Period> periods, IEnumerable<Period> others) =>
        from period in periods
        from other in others
        where period.Overlaps(other)
        select period.Within(other);

    /// <summary>Returns what remains of a period without others.</summary>
    /// <param name="others">The other periods, in any order.</param>
    public IEnumerable<Period> Without(IEnumerable<Period> others)
    {
        var from = From;
        foreach (var other in others.Where(Overlaps).OrderBy(other => other.From))
        {
            if (other.From > from)
            {
                yield return new(from, other.From);
            }
            from = other.To > from ? other.To : from;
        }
        if (from < To)
        {
            yield return new(from, To);
        }
    }
}
