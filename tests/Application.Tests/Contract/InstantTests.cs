using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.MasterData;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Tests.Contract;

public sealed class InstantTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly Field DateCreate = Fields.Of(typeof(Job)).Find("date_create")!;
    private static readonly Field Birthdate = Fields.Of(typeof(User)).Find("birthdate")!;

    [TestCase("2026-12-01", "2026-11-30T23:00:00.0000000+00:00")]
    [TestCase("2026-07-01 08:30", "2026-07-01T06:30:00.0000000+00:00")]
    [TestCase("2026-12-01t08:30:15z", "2026-12-01T08:30:15.0000000+00:00")]
    [TestCase("2026-12-01T08:30:15,5Z", "2026-12-01T08:30:15.5000000+00:00")]
    [TestCase("2026-12-01T08:30:15.999999999999Z", "2026-12-01T08:30:15.9999990+00:00")]
    [TestCase("2024-02-29T00:00:00-14:00", "2024-02-29T14:00:00.0000000+00:00")]
    [TestCase("1980-01-01T00:00:01Z", "1980-01-01T00:00:01.0000000+00:00")]
    public void An_instant_is_parsed(string text, string utc)
    {
        Assert.That(Instant.Read(text, Brussels, strict: true, DateCreate, out var moment), Is.Null);
        Assert.That(moment!.Value.ToString("O"), Is.EqualTo(utc));
    }

    [TestCase("0001-01-01")]
    [TestCase("0001-01-01T00:00:00Z")]
    [TestCase("0001-01-01T00:00:00+14:00")]
    [TestCase("0001-01-01T23:59:59.999-14:00")]
    [TestCase("0001-01-01 12:34")]
    [TestCase("1899-12-30T00:00:00")]
    [TestCase("1900-01-01")]
    [TestCase("1900-01-01T00:00:00Z")]
    [TestCase("1900-01-01T00:00:00+01:00")]
    [TestCase("1899-12-30T01:00:00+01:00")]
    [TestCase("1980-01-01")]
    [TestCase("1980-01-01T00:00:00.000Z")]
    [TestCase("1980-01-01T00:00:00+05:00")]
    [TestCase("1980-01-01T01:00:00+01:00")]
    public void A_blank_date_is_read_as_null(string text)
    {
        Assert.That(Instant.Read(text, Brussels, strict: true, DateCreate, out var moment), Is.Null);
        Assert.That(moment, Is.Null);
    }

    [TestCase("")]
    [TestCase("2026")]
    [TestCase("2026-12-01T")]
    [TestCase("2026-12-01T08")]
    [TestCase("2026-12-01T08:30:")]
    [TestCase("2026-12-01T08:30:15.")]
    [TestCase("2026-12-01T08:30:15.1234567890123456789012345678901Z")]
    [TestCase("2026-12-01Z")]
    [TestCase(" 2026-12-01")]
    [TestCase("2026-12-01 ")]
    [TestCase("2026-13-01")]
    [TestCase("2026-00-10")]
    [TestCase("2026-11-31")]
    [TestCase("2025-02-29")]
    [TestCase("2026-12-01T08:60:00Z")]
    [TestCase("2026-12-01T08:30:00+14:01")]
    [TestCase("2026-12-01T08:30:00+01:60")]
    [TestCase("2026-12-01T08:30:00+1")]
    [TestCase("2026-12-01T08:30:00+01:")]
    [TestCase("2026-12-01T08:30:00+01:000")]
    [TestCase("2026-12-01T08:30:00ZZ")]
    [TestCase("٢٠٢٦-12-01")]
    public void An_invalid_instant_is_refused(string text) =>
        Assert.That(Instant.Read(text, Brussels, strict: true, DateCreate, out _)?.Code, Is.EqualTo("not_a_date"));

    [TestCase("2026-03-29T02:30:00", "2026-03-29T02:30:00+01:00", "2026-03-29T02:30:00+02:00")]
    [TestCase("2026-10-25T02:30:00", "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00")]
    public void A_skipped_or_repeated_local_time_is_refused_with_both_choices(string text, params string[] choices)
    {
        var fault = Instant.Read(text, Brussels, strict: true, DateCreate, out _);
        Assert.That(fault?.Code, Is.EqualTo("ambiguous_time"));
        Assert.That(fault!.Accepted, Is.EqualTo(choices));
    }

    [TestCase("1899-12-31T00:00:00Z")]
    [TestCase("1899-12-30T08:00:00Z")]
    [TestCase("1753-01-01")]
    [TestCase("1601-01-01T00:00:00Z")]
    [TestCase("0002-01-01")]
    [TestCase("1900-01-01T00:30:00+01:00")]
    public void A_date_of_an_order_before_1900_is_refused(string text)
    {
        Assert.That(Instant.Read(text, Brussels, strict: false, DateCreate, out _)?.Code, Is.EqualTo("out_of_range"));
        Assert.That(Instant.Read(text, Brussels, strict: false, Birthdate, out var date), Is.Null, "Master data may be older.");
        Assert.That(date, Is.Not.Null);
    }

    [TestCase("1885-06-12", "1885-06-11T23:42:00.0000000+00:00")]
    [TestCase("1900-01-01", "1900-01-01T00:00:00.0000000+00:00")]
    public void Master_data_may_be_older(string text, string utc)
    {
        Assert.That(Instant.Read(text, Brussels, strict: false, Birthdate, out var date), Is.Null);
        Assert.That(date!.Value.ToString("O"), Is.EqualTo(utc));
    }

    [TestCase("/Date(1796198400000+0100)/", "2026-12-02T08:00:00.0000000+00:00")]
    [TestCase("/Date(1796198400000)/", "2026-12-02T08:00:00.0000000+00:00")]
    [TestCase("/Date(1796198400123-0500)/", "2026-12-02T08:00:00.1230000+00:00")]
    [TestCase("/Date(-2208988800001)/", null)]
    [TestCase("20261201", "2026-11-30T23:00:00.0000000+00:00")]
    [TestCase("20261201T083000", null)]
    [TestCase("20261201T08:30", "2026-12-01T07:30:00.0000000+00:00")]
    [TestCase(" 2026-12-01T08:00:00Z ", "2026-12-01T08:00:00.0000000+00:00")]
    [TestCase("2026-12-01T08:00:00Z\u00a0\u200b", "2026-12-01T08:00:00.0000000+00:00")]
    [TestCase("\t2026-12-01\r\n", "2026-11-30T23:00:00.0000000+00:00")]
    [TestCase("2026-12-01 8:30", "2026-12-01T07:30:00.0000000+00:00")]
    [TestCase("2026-12-01T8:30:15Z", "2026-12-01T08:30:15.0000000+00:00")]
    [TestCase("2026-12-01Z", "2026-12-01T00:00:00.0000000+00:00")]
    [TestCase("2026-12-01+01:00", "2026-11-30T23:00:00.0000000+00:00")]
    public void Other_formats_are_accepted_unless_handling_is_strict(string text, string? utc)
    {
        var problem = Instant.Read(text, Brussels, strict: false, DateCreate, out var moment);
        Assert.That(problem is null, Is.EqualTo(utc is not null), problem?.Message);
        Assert.That(moment?.ToString("O"), Is.EqualTo(utc));
        Assert.That(Instant.Read(text, Brussels, strict: true, DateCreate, out _)?.Code, Is.EqualTo("not_a_date"));
    }

    [TestCase("/Date(315532800000)/")]
    [TestCase("/Date(-62135596800000)/")]
    [TestCase("/Date(-62135600400000+0100)/")]
    [TestCase("00010101")]
    [TestCase("19000101")]
    [TestCase(" 1980-01-01 ")]
    public void Blank_dates_are_recognized_in_other_formats(string text)
    {
        Assert.That(Instant.Read(text, Brussels, strict: false, DateCreate, out var moment), Is.Null);
        Assert.That(moment, Is.Null);
    }

    [TestCase("due_date", "2027-02-08", "2027-02-08T22:59:59.9999990+00:00")]
    [TestCase("due_date", "20270208", "2027-02-08T22:59:59.9999990+00:00")]
    [TestCase("due_date", "2027-03-28", "2027-03-28T21:59:59.9999990+00:00")]
    [TestCase("due_date", "2027-02-08T00:00:00", "2027-02-07T23:00:00.0000000+00:00")]
    [TestCase("due_date", "2027-02-08Z", "2027-02-08T23:59:59.9999990+00:00")]
    [TestCase("due_date", "9999-12-31", "9999-12-31T22:59:59.9999990+00:00")]
    [TestCase("earliest_date_plannable", "2027-02-08", "2027-02-07T23:00:00.0000000+00:00")]
    [TestCase("earliest_date_plannable", "2027-03-28", "2027-03-27T23:00:00.0000000+00:00")]
    public void A_date_alone_means_the_whole_day_in_the_window_of_an_order(string field, string text, string utc)
    {
        Assert.That(Instant.Read(text, Brussels, strict: false, Fields.Of(typeof(Job)).Find(field)!, out var moment), Is.Null);
        Assert.That(moment!.Value.ToString("O"), Is.EqualTo(utc));
    }

    [TestCase("due_date", "2026-09-05", "2026-09-06T03:59:59.9999990+00:00")]
    [TestCase("earliest_date_plannable", "2026-09-06", "2026-09-06T04:00:00.0000000+00:00")]
    [TestCase("due_date", "2026-04-04", "2026-04-05T03:59:59.9999990+00:00")]
    public void A_day_may_begin_when_the_clocks_change(string field, string text, string utc)
    {
        // In Santiago, summer time begins at midnight: 2026-09-06 has no 00:00. It ends at midnight too: 2026-04-04 has 23:00 twice.
        var santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");
        Assert.That(Instant.Read(text, santiago, strict: false, Fields.Of(typeof(Job)).Find(field)!, out var moment), Is.Null);
        Assert.That(moment!.Value.ToString("O"), Is.EqualTo(utc));
    }
}
