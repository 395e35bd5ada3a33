using System.Collections.Concurrent;
using System.Globalization;
using WorkOrders.Domain.Planning;

namespace WorkOrders.Domain.Tests.Planning;

public sealed class WorkCalendarTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly Period Week = Between("2026-06-01T00:00", "2026-06-08T00:00");
    private static readonly ConcurrentDictionary<(DateTime Local, string Zone), DateTimeOffset> FirstMoments = new();

    [Test]
    public void Without_working_times_every_time_is_working_time()
    {
        var calendar = new WorkCalendar(Brussels, [], [], []);
        Assert.That(calendar.WorkingTimes(Week), Is.EqualTo([Week]));
    }

    [Test]
    public void Working_times_are_in_the_time_zone_of_the_technician()
    {
        var calendar = new WorkCalendar(Brussels, [Hours(1, "08:00", "12:00"), Hours(1, "13:00", "17:00")], [], []);
        Assert.That(calendar.WorkingTimes(Week), Is.EqualTo(
            [Between("2026-06-01T06:00", "2026-06-01T10:00"), Between("2026-06-01T11:00", "2026-06-01T15:00")]));
    }

    [Test]
    public void Adjoining_working_times_are_joined_across_midnight()
    {
        var calendar = new WorkCalendar(
            TimeZoneInfo.Utc, [Hours(1, "18:00", "00:00"), Hours(2, "00:00", "02:00"), Hours(7, "22:00", "06:00")], [], []);
        Assert.That(calendar.WorkingTimes(Week), Is.EqualTo([
            Between("2026-05-31T22:00", "2026-06-01T06:00"),
            Between("2026-06-01T18:00", "2026-06-02T02:00"),
            Between("2026-06-07T22:00", "2026-06-08T06:00"),
        ]));
    }

    [Test]
    public void The_last_day_that_can_be_represented_has_working_times()
    {
        var calendar = new WorkCalendar(TimeZoneInfo.Utc, [Hours(5, "08:00", "17:00")], [], []);
        Assert.That(calendar.WorkingTimes(Between("9999-12-31T00:00", "9999-12-31T23:59")), Is.EqualTo(
            [Between("9999-12-31T08:00", "9999-12-31T17:00")]));
    }

    [Test]
    public void A_working_time_that_ends_when_it_starts_lasts_a_day()
    {
        var calendar = new WorkCalendar(TimeZoneInfo.Utc, [Hours(3, "07:00", "07:00")], [], []);
        Assert.That(calendar.WorkingTimes(Week), Is.EqualTo([Between("2026-06-03T07:00", "2026-06-04T07:00")]));
    }

    [Test]
    public void A_working_time_applies_from_its_first_to_its_last_date()
    {
        var hours = Hours(1, "08:00", "12:00") with { ValidFrom = new(2026, 6, 8), ValidTo = new(2026, 6, 15) };
        var calendar = new WorkCalendar(TimeZoneInfo.Utc, [hours], [], []);
        Assert.That(calendar.WorkingTimes(Between("2026-06-01T00:00", "2026-07-01T00:00")).Select(period => period.From.Day),
            Is.EqualTo([8, 15]));
    }

    // The clocks go forward and back by an hour, and on Lord Howe Island by half an hour.
    [TestCase("Europe/Brussels", "2026-03-28", 7 * 60)]
    [TestCase("Europe/Brussels", "2026-10-24", 9 * 60)]
    [TestCase("America/New_York", "2026-03-07", 7 * 60)]
    [TestCase("America/New_York", "2026-10-31", 9 * 60)]
    [TestCase("Australia/Lord_Howe", "2026-04-04", (8 * 60) + 30)]
    [TestCase("Australia/Lord_Howe", "2026-10-03", (7 * 60) + 30)]
    public void A_night_in_which_the_clocks_change_is_shorter_or_longer(string zone, string evening, int minutes)
    {
        var date = DateOnly.Parse(evening, CultureInfo.InvariantCulture);
        var night = new WeeklyHours(6, new(22, 0), new(6, 0)).On(date, TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.That(night.Duration.TotalMinutes, Is.EqualTo(minutes));
    }

    [TestCase("2026-03-29", "02:00", "03:00", 0, TestName = "Working time that the clocks skip is empty")]
    [TestCase("2026-03-29", "02:30", "03:30", 30, TestName = "Working time that begins at a skipped time begins at the change")]
    [TestCase("2026-10-25", "02:00", "02:30", 30, TestName = "Of a time that occurs twice, the first counts")]
    public void Working_time_at_the_change(string sunday, string from, string to, int minutes)
    {
        var date = DateOnly.Parse(sunday, CultureInfo.InvariantCulture);
        Assert.That(Hours(7, from, to).On(date, Brussels).Duration.TotalMinutes, Is.EqualTo(minutes));
    }

    [Test]
    public void Holidays_last_from_midnight_to_midnight_of_the_time_zone()
    {
        var calendar = new WorkCalendar(Brussels, [], [new(2026, 6, 3), new(2026, 12, 25)], []);
        Assert.That(calendar.Holidays(Week),
            Is.EqualTo([(new DateOnly(2026, 6, 3), Between("2026-06-02T22:00", "2026-06-03T22:00"))]));
    }

    [Test]
    public void Holidays_absences_and_bookings_are_not_available()
    {
        var calendar = new WorkCalendar(TimeZoneInfo.Utc, [Hours(1, "08:00", "17:00"), Hours(2, "08:00", "17:00")], [new(2026, 6, 2)],
            [Between("2026-06-01T15:00", "2026-06-01T16:00")]);
        Assert.That(calendar.Available(Week, [Between("2026-06-01T07:00", "2026-06-01T09:10")]), Is.EqualTo(
            [Between("2026-06-01T09:10", "2026-06-01T15:00"), Between("2026-06-01T16:00", "2026-06-01T17:00")]));
    }

    [Test]
    public void Free_slots_begin_on_a_quarter_of_an_hour_and_do_not_overlap()
    {
        var calendar = new WorkCalendar(TimeZoneInfo.Utc, [Hours(1, "08:00", "17:00")], [], []);
        var slots = calendar.FreeSlots(TimeSpan.FromMinutes(100), Week, [Between("2026-06-01T07:00", "2026-06-01T09:10")]);
        Assert.That(slots.Take(3), Is.EqualTo([
            Between("2026-06-01T09:15", "2026-06-01T10:55"),
            Between("2026-06-01T11:00", "2026-06-01T12:40"),
            Between("2026-06-01T12:45", "2026-06-01T14:25"),
        ]));
    }

    [Test]
    public void Random_calendars_agree_with_a_model_of_every_minute([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(
            new[] { "Europe/Brussels", "America/New_York", "Australia/Lord_Howe" }[random.Next(3)]);
        var start = new DateTimeOffset(2026, random.Next(2) == 0 ? 3 : 10, random.Next(1, 28), 0, 0, 0, TimeSpan.Zero);
        var within = new Period(start, start.AddDays(10));
        WeeklyHours[] hours = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => new WeeklyHours(
            random.Next(1, 8), new(random.Next(24), random.Next(4) * 15), new(random.Next(24), random.Next(4) * 15)))];
        DateOnly[] holidays = [DateOnly.FromDateTime(start.DateTime).AddDays(random.Next(10))];
        Period[] absences = [Random(random, start)];
        Period[] booked = [Random(random, start), Random(random, start)];

        var available = new WorkCalendar(zone, hours, holidays, absences).Available(within, booked).ToList();
        for (var minute = within.From; minute < within.To; minute = minute.AddMinutes(1))
        {
            var local = TimeZoneInfo.ConvertTime(minute, zone).DateTime;
            var isFree = hours.Any(weekly => WorksAt(weekly, zone, local, minute)) && !holidays.Contains(DateOnly.FromDateTime(local))
                && !absences.Concat(booked).Any(period => period.From <= minute && minute < period.To);
            var isAvailable = available.Exists(period => period.From <= minute && minute < period.To);
            Assert.That(isAvailable, Is.EqualTo(isFree), () => $"{minute:u} {local}");
        }
    }

    /// <summary>Returns whether a technician works at a minute: between the moments at which the period begins and ends.</summary>
    private static bool WorksAt(WeeklyHours weekly, TimeZoneInfo zone, DateTime local, DateTimeOffset minute) =>
        new[] { 0, -1 }.Select(days => local.Date.AddDays(days)).Any(day =>
            (day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek) == weekly.Weekday
            && First(day + weekly.From.ToTimeSpan(), zone) <= minute
            && minute < First(day.AddDays(weekly.To > weekly.From ? 0 : 1) + weekly.To.ToTimeSpan(), zone));

    /// <summary>Returns the first moment at which the local clock shows a time, or a later one.</summary>
    private static DateTimeOffset First(DateTime local, TimeZoneInfo zone) =>
        FirstMoments.GetOrAdd((local, zone.Id), _ => FindFirst(local, zone));

    private static DateTimeOffset FindFirst(DateTime local, TimeZoneInfo zone)
    {
        var moment = new DateTimeOffset(local.AddHours(-15), TimeSpan.Zero);
        while (TimeZoneInfo.ConvertTime(moment, zone).DateTime < local)
        {
            moment = moment.AddMinutes(15);
        }
        return moment;
    }

    private static Period Random(Random random, DateTimeOffset start)
    {
        var from = start.AddMinutes(random.Next(10 * 24 * 60));
        return new(from, from.AddMinutes(random.Next(1, 2000)));
    }

    private static WeeklyHours Hours(int weekday, string from, string to) =>
        new(weekday, TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));

    private static Period Between(string from, string to) => new(Moment(from), Moment(to));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text + "Z", CultureInfo.InvariantCulture);
}
