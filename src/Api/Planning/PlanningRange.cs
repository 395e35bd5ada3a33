using WorkOrders.Api.Http;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Api.Planning;

/// <summary>Reads the query parameters with the ends of a period.</summary>
internal static class PlanningRange
{
    /// <summary>The name of the parameter with the start of the range.</summary>
    public const string From = "from";

    /// <summary>The name of the parameter with the end of the range.</summary>
    public const string To = "to";

    private const string DateForm = "a date, or a date and time with Z or an offset (with %2B for +), in ISO 8601";

    private const int DateLength = 10;

    /// <summary>The first date that can be planned.</summary>
    public static readonly DateTimeOffset MinDate = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The date before which planning ends.</summary>
    public static readonly DateTimeOffset MaxDate = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the period; invalid values are added as problems, and then the result is null.</summary>
    /// <param name="parameters">The query parameters.</param>
    /// <param name="zone">The tenant's time zone.</param>
    /// <param name="maxDays">The largest number of days.</param>
    public static Period? Read(QueryParameters parameters, TimeZoneInfo zone, int maxDays)
    {
        var (from, to) = (ReadMoment(parameters, From, zone), ReadMoment(parameters, To, zone));
        var sent = parameters.GetText(To) ?? "";
        if (to <= from)
        {
            parameters.Refuse(To, $"\"to\" must be after \"from\", because it is exclusive; received \"{sent}\".", sent, "after from");
            return null;
        }
        if (to - from > TimeSpan.FromDays(maxDays))
        {
            var longest = $"at most {maxDays} days after from";
            parameters.Refuse(To, $"\"to\" must be {longest}; received \"{sent}\". Read a longer range in parts.", sent, longest);
            return null;
        }
        return from is { } start && to is { } end ? new(start, end) : null;
    }

    private static DateTimeOffset? ReadMoment(QueryParameters parameters, string name, TimeZoneInfo zone)
    {
        var text = parameters.GetText(name);
        if (string.IsNullOrEmpty(text))
        {
            parameters.Refuse(name, $"\"{name}\" is required: {DateForm}, such as {name}=2026-12-01.", text ?? "", DateForm);
            return null;
        }
        if (!TryRead(text, zone, out var moment))
        {
            parameters.Refuse(name, $"\"{name}\" must be {DateForm}; received \"{Truncation.Truncate(text)}\".", text, DateForm);
            return null;
        }
        if (moment < MinDate || moment > MaxDate)
        {
            parameters.Refuse(
                name, $"\"{name}\" must be between {MinDate:yyyy-MM-dd} and {MaxDate:yyyy-MM-dd}; received \"{text}\".", text, DateForm);
            return null;
        }
        return moment;
    }

    /// <summary>Reads a date as its midnight, also if the clocks skip it, or a point in time.</summary>
    private static bool TryRead(string text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        var trimmed = InvisibleText.Trim(text);
        if (trimmed.Length == DateLength && CalendarText.TryReadDate(trimmed, out var date)
            && date.Year >= MinDate.Year && date.Year <= MaxDate.Year)
        {
            moment = zone.At(date);
            return true;
        }
        return Instant.TryRead(text, zone, out moment);
    }
}
