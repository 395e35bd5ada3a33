using System.Diagnostics;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using WorkOrders.Application.Requests;

namespace WorkOrders.Api.ImportFiles;

/// <summary>
/// Computes the dates of events. A small file can contain rules with any number of dates, so the dates and the time are limited.
/// </summary>
/// <param name="today">The current date. Events with a rule are imported from the start of this year.</param>
internal sealed class IcsRecurrence(DateOnly today)
{
    /// <summary>The number of years for which an event with a rule is imported.</summary>
    public const int Years = 10;

    /// <summary>The maximum number of days of all events, including those before the current year.</summary>
    public const int MaxDays = RowSpool.MaxRows;

    private const int MaxRuleLength = 200;

    // A rule that finds one day of the year among its days is evaluated, but not one without any date.
    private const int MaxDaysWithoutDate = 400;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);
    private static readonly string[] Frequencies = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"];
    private static readonly string[] TimeParts = ["BYHOUR", "BYMINUTE", "BYSECOND"];

    private readonly Stopwatch _watch = new();
    private int _days;

    /// <summary>The last day until which a rule with later dates is imported; null if all dates of all rules are imported.</summary>
    public DateOnly? ImportedUntil { get; private set; }

    /// <summary>Whether the events that were read exceed a limit of the file, so that no other event can be read.</summary>
    public bool IsExhausted => _days > MaxDays || _watch.Elapsed > MaxTime;

    /// <summary>Returns the first day of each occurrence of an event.</summary>
    /// <param name="component">The event.</param>
    /// <param name="start">The first day of the first occurrence.</param>
    /// <param name="days">The number of days of each occurrence.</param>
    /// <exception cref="IcsFormatException">The rule is not valid, or the dates exceed a limit.</exception>
    public IReadOnlyList<DateOnly> Find(IcsComponent component, DateOnly start, int days)
    {
        var properties = component.Properties.ToLookup(property => property.Name);
        var excluded = properties["EXDATE"].SelectMany(IcsDates.ReadList).ToHashSet();
        var rule = FindRule(properties);
        var dates = rule is null ? [start] : Evaluate(rule, start);
        var found = new SortedSet<DateOnly>();
        foreach (var date in dates.Concat(properties["RDATE"].SelectMany(IcsDates.ReadList)).Where(date => !excluded.Contains(date)))
        {
            Count(component.Line, days);
            if (date.DayNumber > DateOnly.MaxValue.DayNumber - days)
            {
                throw new IcsFormatException(component.Line, "the event ends after the year 9999.");
            }
            found.Add(date);
        }
        return [.. found];
    }

    private static IcsLine? FindRule(ILookup<string, IcsLine> properties)
    {
        var rules = properties["RRULE"].Concat(properties["EXRULE"]).ToList();
        if (rules.Count > 1 || rules is [{ Name: "EXRULE" }])
        {
            throw new IcsFormatException(
                rules[^1].Number, "an event can have one RRULE and no EXRULE; use RDATE and EXDATE for other dates.");
        }
        if (rules is not [var rule])
        {
            return null;
        }
        var parts = rule.Value.ToUpperInvariant().Split(';').Select(part => part.Split('=', 2))
            .ToLookup(part => part[0].Trim(), part => part[^1]);
        return rule.Value.Length > MaxRuleLength
            ? throw new IcsFormatException(rule.Number, $"the rule is longer than {MaxRuleLength} characters.")
            : Frequencies.Contains(parts["FREQ"].FirstOrDefault()?.Trim()) && !TimeParts.Any(parts.Contains)
            ? rule
            : throw new IcsFormatException(
                rule.Number,
                $"FREQ of an event of whole days must be {string.Join(" or ", Frequencies)}, without {string.Join(", ", TimeParts)}; "
                    + $"received \"{Truncation.Truncate(rule.Value)}\".");
    }

    /// <summary>Evaluates a rule for <see cref="Years"/> years from the start of this year, or the first date if it is later.</summary>
    private List<DateOnly> Evaluate(IcsLine rule, DateOnly start)
    {
        var from = new DateOnly(today.Year, 1, 1) is var year && start < year ? year : start;
        var to = from.Year <= DateOnly.MaxValue.Year - Years ? from.AddYears(Years) : DateOnly.MaxValue;
        var found = new List<DateOnly>();
        _watch.Start();
        try
        {
            var options = new EvaluationOptions { MaxUnmatchedIncrementsLimit = MaxDaysWithoutDate };
            var repeated = new CalendarEvent { DtStart = new(start), RecurrenceRule = new RecurrenceRule(rule.Value.ToUpperInvariant()) };
            foreach (var date in repeated.GetOccurrences(null, options).Select(occurrence => occurrence.Period.StartTime.Date))
            {
                if (date >= to)
                {
                    var last = to.AddDays(-1);
                    ImportedUntil = ImportedUntil is { } until && until < last ? until : last;
                    break;
                }
                if (date >= from)
                {
                    found.Add(date);
                }
                else
                {
                    Count(rule.Number, 1);
                }
            }
        }
        catch (EvaluationLimitExceededException)
        {
            throw new IcsFormatException(rule.Number, $"the rule has no date for {MaxDaysWithoutDate} steps; received \"{rule.Value}\".");
        }
        catch (Exception invalid) when (invalid is not IcsFormatException)
        {
            // Ical.Net documents no exceptions for invalid rules; there are at least four types.
            throw new IcsFormatException(rule.Number, $"\"{rule.Value}\" is not a valid rule: {Truncation.Truncate(invalid.Message)}");
        }
        finally
        {
            _watch.Stop();
        }
        return found;
    }

    private void Count(int line, int days)
    {
        _days += days;
        if (IsExhausted)
        {
            throw new IcsFormatException(line, _days > MaxDays
                ? $"the events up to here have more than {MaxDays:N0} days, the limit of a file; days before the current year count, too."
                : $"the rules up to here take more than {MaxTime.TotalSeconds} s to evaluate, which is the limit of a file.");
        }
    }
}
