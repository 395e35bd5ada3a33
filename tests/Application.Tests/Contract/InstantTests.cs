using WorkOrders.Application.Contract;
using WorkOrders.Application.Contract.Values;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Application.Tests.Contract;

public sealed class InstantTests
{
    private static readonly TimeZoneInfo Brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
    private static readonly Field DueDate = Fields.Of(typeof(Job)).Find("due_date")!;

    [TestCase("2026-12-01", "2026-11-30T23:00:00.0000000+00:00")]
    [TestCase("2026-07-01 08:30", "2026-07-01T06:30:00.0000000+00:00")]
    [TestCase("2026-12-01t08:30:15z", "2026-12-01T08:30:15.0000000+00:00")]
    [TestCase("2026-12-01T08:30:15,5Z", "2026-12-01T08:30:15.5000000+00:00")]
    [TestCase("2026-12-01T08:30:15.999999999999Z", "2026-12-01T08:30:15.9999990+00:00")]
    [TestCase("2024-02-29T00:00:00-14:00", "2024-02-29T14:00:00.0000000+00:00")]
    [TestCase("1980-01-01T00:00:01Z", "1980-01-01T00:00:01.0000000+00:00")]
    public void An_instant_is_parsed(string text, string utc)
    {
        Assert.That(Instant.Read(text, Brussels, DueDate, out var moment), Is.Null);
        Assert.That(moment!.Value.ToString("O"), Is.EqualTo(utc));
    }

    [TestCase("1980-01-01")]
    [TestCase("1980-01-01T00:00:00.000Z")]
    [TestCase("1980-01-01T00:00:00+05:00")]
    [TestCase("1980-01-01T01:00:00+01:00")]
    public void The_placeholder_date_is_read_as_null(string text)
    {
        Assert.That(Instant.Read(text, Brussels, DueDate, out var moment), Is.Null);
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
        Assert.That(Instant.Read(text, Brussels, DueDate, out _)?.Code, Is.EqualTo("not_a_date"));

    [TestCase("2026-03-29T02:30:00", "2026-03-29T02:30:00+01:00", "2026-03-29T02:30:00+02:00")]
    [TestCase("2026-10-25T02:30:00", "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+02:00")]
    public void A_skipped_or_repeated_local_time_is_refused_with_both_choices(string text, params string[] choices)
    {
        var fault = Instant.Read(text, Brussels, DueDate, out _);
        Assert.That(fault?.Code, Is.EqualTo("ambiguous_time"));
        Assert.That(fault!.Accepted, Is.EqualTo(choices));
    }
}
