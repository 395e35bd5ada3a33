using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Holidays are imported from calendars, as Google Calendar and Outlook export them.</summary>
public sealed class CalendarFileTests : ImportCommandFixture
{
    private const string CalendarType = "text/calendar; charset=utf-8";

    private static int Year => DateTime.UtcNow.Year;

    /// <summary>An export of Google Calendar: dates in any order, transparent events, a folded line and escaped text.</summary>
    private static string Google => $"""
        BEGIN:VCALENDAR
        PRODID:-//Google Inc//Google Calendar 70.9054//EN
        VERSION:2.0
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        X-WR-CALNAME:Holidays in Luxembourg
        X-WR-TIMEZONE:UTC
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:{Year}1226
        DTEND;VALUE=DATE:{Year}1227
        DTSTAMP:20251127T101500Z
        UID:{Year}1226_60o30d9l6co30e1g60o30dr56g@google.com
        CLASS:PUBLIC
        DESCRIPTION:Public holiday
        SUMMARY:Saint Stephen's Day\, also known as the second day of Christmas and
          Boxing Day
        TRANSP:TRANSPARENT
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:{Year}0623
        DTEND;VALUE=DATE:{Year}0624
        UID:1@google.com
        SUMMARY:Fête nationale
        TRANSP:TRANSPARENT
        END:VEVENT
        END:VCALENDAR

        """.ReplaceLineEndings("\r\n");

    /// <summary>An export of Outlook: a time zone, an alarm, a yearly event, several days, a meeting and a canceled event.</summary>
    private static string Outlook => $"""
        BEGIN:VCALENDAR
        PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
        VERSION:2.0
        METHOD:PUBLISH
        X-MS-OLK-FORCEINSPECTOROPEN:TRUE
        BEGIN:VTIMEZONE
        TZID:Romance Standard Time
        BEGIN:STANDARD
        DTSTART:16011028T030000
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        CLASS:PUBLIC
        DTSTART;VALUE=DATE:20100501
        DTEND;VALUE=DATE:20100502
        RRULE:FREQ=YEARLY;BYMONTHDAY=1;BYMONTH=5
        SUMMARY;LANGUAGE=en-us:Labour Day
        TRANSP:TRANSPARENT
        UID:040000008200E00074C5B7101A82E00800000000
        X-MICROSOFT-CDO-BUSYSTATUS:FREE
        BEGIN:VALARM
        TRIGGER:-PT1080M
        ACTION:DISPLAY
        DESCRIPTION:Reminder
        END:VALARM
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:{Year}1224
        DTEND;VALUE=DATE:{Year}1227
        SUMMARY:Company closed
        UID:2
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;TZID="Romance Standard Time":{Year}1201T090000
        DTEND;TZID="Romance Standard Time":{Year}1201T100000
        SUMMARY:Team meeting
        UID:3
        END:VEVENT
        BEGIN:VEVENT
        DTSTART;VALUE=DATE:{Year}1210
        SUMMARY:Party
        STATUS:CANCELLED
        UID:4
        END:VEVENT
        END:VCALENDAR

        """.ReplaceLineEndings("\r\n");

    [SetUp]
    public async Task AddCalendar() =>
        await Tenant.Send(
            HttpMethod.Post, "/api/HolidayCalendar", new StringContent("""{"code": "TEST", "name": "Test"}""", Encoding.UTF8, Json));

    [Test]
    public async Task An_export_of_Google_Calendar_is_imported()
    {
        var answer = await ImportCalendar(Google, "?holiday_calendar_code=TEST");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 created", "2 created" }), answer.Text);
        Assert.That(
            Results(answer).Select(row => $"{row["reference"]} {row["line"]}"),
            Is.EqualTo(new[] { $"TEST-{Year}-06-23 19", $"TEST-{Year}-12-26 8" }));
        Assert.That(
            await StoredHolidays($"TEST-{Year}%"),
            Is.EqualTo($"{Year}-06-23 Fête nationale; "
                + $"{Year}-12-26 Saint Stephen's Day, also known as the second day of Christmas and Boxing Day"));
    }

    [Test]
    public async Task An_export_of_Outlook_is_imported_and_what_is_ignored_is_reported()
    {
        var answer = await ImportCalendar(Outlook, "?holiday_calendar_code=TEST");
        Assert.That(answer.Json["totals"]!["created"]!.GetValue<int>(), Is.EqualTo(13), answer.Text);
        Assert.That(
            await StoredHolidays($"TEST-{Year}%"),
            Is.EqualTo($"{Year}-05-01 Labour Day; {Year}-12-24 Company closed; {Year}-12-25 Company closed; {Year}-12-26 Company closed"));
        Assert.That(
            answer.Json["warnings"]!.AsArray().Select(warning => $"{warning!["code"]} {warning["message"]}"),
            Is.EqualTo(new[]
            {
                "event_with_time 1 event with a time of day is not imported: \"Team meeting\" on line 36.",
                "canceled_event 1 canceled event is not imported: \"Party\" on line 42.",
                $"imported_until Events that repeat are imported for 10 years, the first of them until {Year + 9}-12-31; import the "
                    + "calendar again before then.",
            }));
    }

    [Test]
    public async Task A_calendar_can_be_imported_again()
    {
        const string query = "?holiday_calendar_code=TEST&on_existing=update";
        await ImportCalendar(Google, query);
        var before = await Tenant.Snapshot();
        Assert.That(Outcomes(await ImportCalendar(Google, query)), Is.EqualTo(new[] { "1 unchanged", "2 unchanged" }));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
        var renamed = await ImportCalendar(Google.Replace("Fête nationale", "National Day", StringComparison.Ordinal), query);
        Assert.That(Outcomes(renamed), Is.EqualTo(new[] { "1 updated", "2 unchanged" }), renamed.Text);
    }

    [Test]
    public async Task An_invalid_event_refuses_only_its_row()
    {
        var file = Google.Replace($"DTSTART;VALUE=DATE:{Year}1226", $"DTSTART;VALUE=DATE:{Year}1326", StringComparison.Ordinal);
        var atomic = await ImportCalendar(file, "?holiday_calendar_code=TEST");
        Assert.That(atomic.Status, Is.EqualTo(HttpStatusCode.BadRequest), atomic.Text);
        var partial = await ImportCalendar(file, "?holiday_calendar_code=TEST&mode=partial");
        Assert.That(Outcomes(partial), Is.EqualTo(new[] { "1 refused", "2 created" }), partial.Text);
        Assert.That(Problems(partial), Is.EqualTo(new[] { "/0 malformed_calendar" }));
        Assert.That(
            Results(partial).First()["problems"]![0]!["message"]!.ToString(),
            Is.EqualTo($"Line 9: DTSTART must be a date such as 20261225; received \"{Year}1326\"."));
    }

    [Test]
    public async Task An_event_without_a_name_is_refused()
    {
        var answer = await ImportCalendar(
            Google.Replace("SUMMARY:Fête nationale\r\n", "", StringComparison.Ordinal), "?holiday_calendar_code=TEST&mode=partial");
        Assert.That(Outcomes(answer), Is.EqualTo(new[] { "1 refused", "2 created" }), answer.Text);
        Assert.That(Problems(answer), Is.EqualTo(new[] { "/0/name required" }));
    }

    [Test]
    public Task A_calendar_needs_the_code_of_a_holiday_calendar(
        [Values("", "?holiday_calendar_code=", "?holiday_calendar_code=%20")] string query) =>
        AssertRefused(() => ImportCalendar(Google, query), HttpStatusCode.BadRequest, " required");

    [Test]
    public async Task An_unknown_holiday_calendar_is_the_problem_of_each_row()
    {
        var answer = await ImportCalendar(Google, "?holiday_calendar_code=TESTS");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), answer.Text);
        Assert.That(
            Problems(answer), Is.EqualTo(new[] { "/0/holiday_calendar_code not_found", "/1/holiday_calendar_code not_found" }));
        Assert.That(answer.Text, Does.Contain("No holiday calendar has the code").And.Contain("Did you mean TEST?"));
    }

    [TestCase("hello", " malformed_calendar")]
    [TestCase("", " empty_file")]
    [TestCase("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", " empty_file")]
    [TestCase("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", " malformed_calendar")]
    [TestCase("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", " empty_file")]
    [TestCase(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:00010101\nRRULE:FREQ=DAILY\nEND:VEVENT\nEND:VCALENDAR\n", " malformed_calendar")]
    public Task A_malformed_or_empty_calendar_is_refused(string file, string problem) =>
        AssertRefused(() => ImportCalendar(file, "?holiday_calendar_code=BE"), HttpStatusCode.BadRequest, problem);

    [Test]
    public async Task A_calendar_in_another_charset_is_imported()
    {
        var file = new ByteArrayContent(Encoding.Latin1.GetBytes(Google));
        var answer = await Import(file, "text/calendar; charset=windows-1252", "?holiday_calendar_code=TEST", path: "Holiday");
        Assert.That(await StoredHolidays($"TEST-{Year}-06%"), Is.EqualTo($"{Year}-06-23 Fête nationale"), answer.Text);
    }

    [Test]
    public async Task Only_holidays_are_imported_from_calendars()
    {
        var answer = await AssertRefused(
            () => Import(new StringContent(Google), CalendarType, path: "Skill"), HttpStatusCode.UnsupportedMediaType,
            " unsupported_media_type");
        Assert.That(answer["detail"], Does.Contain("text/csv").And.Not.Contain("or text/calendar"));
        var holiday = await Import(new StringContent("x"), "text/plain", path: "Holiday");
        Assert.That(holiday["detail"], Does.Contain("text/calendar"));
    }

    [Test]
    public async Task The_parameter_is_ignored_with_a_warning_for_other_formats()
    {
        var row = new JsonObject { ["holiday_calendar_code"] = "TEST", ["date"] = "2030-06-23", ["name"] = "x", ["code"] = "x" };
        var answer = await ImportRows("Holiday", [row], query: "?holiday_calendar_code=BE");
        Assert.That(answer.Json["warnings"]![0]!["code"]!.ToString(), Is.EqualTo("unused_parameter"), answer.Text);
        Assert.That(await StoredHolidays("x"), Is.EqualTo("2030-06-23 x"));
        var other = await ImportRows("Skill", [new() { ["code"] = "x", ["name"] = "x" }], query: "?holiday_calendar_code=BE");
        Assert.That(other.Json["warnings"]!.AsArray().Select(warning => $"{warning!["code"]}"), Is.EqualTo(new[] { "unknown_parameter" }));
    }

    [TestCase("holidays.ics")]
    [TestCase("holidays.ICS.gz")]
    public async Task The_command_line_imports_a_calendar(string name)
    {
        var run = await Send(Write(name, Outlook), "--entity", "Holiday", "--holiday-calendar", "TEST", "--on-existing", "update");
        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(
            run.Output,
            Does.Contain("Warning: The file: 1 event with a time of day is not imported: \"Team meeting\" on line 36.\n")
                .And.EndWith("Done: 13 holidays stored.\n"));
        var missing = await Send(Write(name, Outlook), "--entity", "Holiday");
        Assert.That(missing.Code, Is.EqualTo(1));
        Assert.That(missing.Output, Does.Contain("--holiday-calendar CODE"));
    }

    private Task<Answer> ImportCalendar(string file, string query) =>
        Import(new ByteArrayContent(Encoding.UTF8.GetBytes(file)), CalendarType, query, path: "Holiday");

    private async Task<string> StoredHolidays(string codes) => await Tenant.Ask<string>($"""
        select coalesce(string_agg(date || ' ' || name, '; ' order by date), '') from holiday
        where tenant_id = @tenant and code like '{codes}'
        """) ?? "";
}
