using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Api.ImportFiles;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;

namespace WorkOrders.Application.Tests.Imports;

/// <summary>The dates and names that are read from a calendar, and what is refused or ignored. The current year is 2026.</summary>
public sealed class IcsFileReaderTests
{
    [TestCase("DTSTART;VALUE=DATE:20261225", "2026-12-25")]
    [TestCase("DTSTART:20261225", "2026-12-25", TestName = "A_date_without_VALUE")]
    [TestCase("dtstart;value=date:20261225", "2026-12-25", TestName = "A_name_in_lower_case")]
    [TestCase("DTSTART;X-NOTE=\"a:b;c\";VALUE=DATE:20261225", "2026-12-25", TestName = "A_parameter_in_quotes")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226", "2026-12-25", TestName = "The_end_is_exclusive")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225", "2026-12-25", TestName = "An_end_on_the_first_day")]
    [TestCase("DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270102", "2026-12-31 2027-01-01", TestName = "Several_days")]
    [TestCase("DTSTART;VALUE=DATE:20261225\nDURATION:P2D", "2026-12-25 2026-12-26", TestName = "A_duration_in_days")]
    [TestCase("DTSTART;VALUE=DATE:20190225", "2019-02-25", TestName = "A_date_in_the_past")]
    [TestCase("DTSTART;VALUE=DATE:20270328\nRDATE;VALUE=DATE:20290401,20280416", "2027-03-28 2028-04-16 2029-04-01", TestName = "RDATE")]
    [TestCase("DTSTART;VALUE=DATE:20270328\nRDATE:20280416\nEXDATE:20270328T000000", "2028-04-16", TestName = "EXDATE_of_the_first_date")]
    public async Task An_event_of_whole_days_has_a_row_for_each_date(string properties, string dates) =>
        Assert.That(await Dates(Event(properties)), Is.EqualTo(dates));

    [TestCase("DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=YEARLY", "2026-01-01", "2035-01-01", 10)]
    [TestCase("DTSTART;VALUE=DATE:20280501\nRRULE:FREQ=YEARLY", "2028-05-01", "2037-05-01", 10)]
    [TestCase("DTSTART;VALUE=DATE:20260501\nRRULE:freq=yearly;until=20280430T235959Z", "2026-05-01", "2027-05-01", 2)]
    [TestCase("DTSTART;VALUE=DATE:20240501\nRRULE:FREQ=YEARLY;COUNT=4", "2026-05-01", "2027-05-01", 2)]
    [TestCase("DTSTART;VALUE=DATE:20261126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "2026-11-26", "2035-11-22", 10)]
    [TestCase("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY", "2028-02-29", "2032-02-29", 2)]
    [TestCase("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20260101\nEXDATE:20350101", "2027-01-01", "2034-01-01", 8)]
    [TestCase("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=2000000000", "2026-01-01", "2035-12-31", 3652)]
    [TestCase("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;BYMONTH=12;BYMONTHDAY=25", "2026-12-25", "2035-12-25", 10)]
    public async Task A_rule_is_evaluated_for_ten_years(string properties, string first, string last, int count)
    {
        var dates = (await Dates(Event(properties))).Split(' ');
        Assert.That((dates[0], dates[^1], dates.Length), Is.EqualTo((first, last, count)));
    }

    [Test]
    public async Task A_rule_with_later_dates_causes_a_warning()
    {
        Assert.That(await Warnings(Event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY")), Does.StartWith("imported_until: "));
        Assert.That(await Warnings(Event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;COUNT=3")), Is.Empty);
    }

    [Test]
    public async Task The_names_of_one_date_are_joined() =>
        Assert.That(
            await Rows(Event("DTSTART:20260501\nSUMMARY:Labour Day") + Event("DTSTART:20260501\nSUMMARY:Ascension\\, a\\n feast\\; 40\\\\")
                + Event("DTSTART:20260501\nSUMMARY:Labour Day")),
            Is.EqualTo(new[]
            {
                """2: {"code":"BE-2026-05-01","holiday_calendar_code":"BE","date":"2026-05-01","""
                    + "\"name\":\"Labour Day, Ascension, a  feast; 40\\\\\"}",
            }));

    [Test]
    public async Task A_folded_line_is_joined_even_inside_a_character()
    {
        var text = Encoding.UTF8.GetBytes(Calendar(Event("DTSTART:20260501\nSUMMARY:Fête")));
        var inside = Array.IndexOf(text, (byte)0xC3) + 1;
        byte[] folded = [.. text[..inside], .. "\r\n "u8, .. text[inside..]];
        Assert.That((await Read(folded)).Rows.Single(), Does.Contain("F\\u00EAte").Or.Contain("Fête"));
    }

    [Test]
    public async Task An_event_with_a_recurrence_id_replaces_one_date() =>
        Assert.That(
            await Dates(Event("UID:1\nDTSTART:20260101\nRRULE:FREQ=YEARLY;COUNT=3")
                + Event("UID:1\nRECURRENCE-ID:20270101\nDTSTART:20270104")
                + Event("UID:1\nRECURRENCE-ID:20280101\nDTSTART:20280101\nSTATUS:CANCELLED")),
            Is.EqualTo("2026-01-01 2027-01-04"));

    [Test]
    public async Task What_is_ignored_causes_one_warning_for_each_reason() =>
        Assert.That(
            await Warnings(Event("DTSTART:20260501T090000Z\nSUMMARY:Meeting")
                + Event("DTSTART;TZID=Europe/Brussels:20260501T090000\nSUMMARY:B")
                + Event("DTSTART:20260502\nSUMMARY:Gone\nSTATUS:CANCELLED") + "BEGIN:VTODO\nSUMMARY:x\nEND:VTODO\n"
                + "BEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\n" + Event("DTSTART:20260503\nTRANSP:TRANSPARENT")),
            Is.EqualTo(
                "event_with_time: 2 events with a time of day are not imported; the first is \"Meeting\" on line 2.\n"
                    + "canceled_event: 1 canceled event is not imported: \"Gone\" on line 10.\n"
                    + "not_an_event: 1 component other than VEVENT is not imported: \"VTODO\" on line 15."));

    [Test]
    public async Task A_transparent_event_is_imported() =>
        Assert.That(await Dates(Event("DTSTART:20260503\nTRANSP:TRANSPARENT")), Is.EqualTo("2026-05-03"));

    [TestCase("SUMMARY:x", "Line 2: the event has no DTSTART.")]
    [TestCase("DTSTART;VALUE=DATE:20260230", "Line 3: DTSTART must be a date such as 20261225; received \"20260230\".")]
    [TestCase("DTSTART:20260501\nDTEND:20260430", "Line 4: the event ends before it starts, on 2026-05-01; received \"20260430\".")]
    [TestCase("DTSTART:20260501\nDURATION:PT24H", "Line 4: the duration must be in days or weeks")]
    [TestCase("DTSTART:20260501\nDURATION:P2000000000W", "Line 4: the duration must be in days or weeks")]
    [TestCase("DTSTART:20260501\nRDATE;VALUE=PERIOD:20260501T000000Z/P3D", "Line 4: RDATE must be a date")]
    [TestCase("DTSTART:20260501\nRRULE:FREQ=SECONDLY", "Line 4: FREQ of an event of whole days must be YEARLY or MONTHLY or")]
    [TestCase("DTSTART:20260501\nRRULE:FREQ=YEARLY;BYSECOND=1,2", "Line 4: FREQ of an event of whole days")]
    [TestCase("DTSTART:20260501\nRRULE:COUNT=2", "Line 4: FREQ of an event of whole days")]
    [TestCase("DTSTART:20260501\nRRULE:FREQ=YEARLY;INTERVAL=0", "Line 4: \"FREQ=YEARLY;INTERVAL=0\" is not a valid rule: ")]
    [TestCase("DTSTART:20260501\nRRULE:FREQ=YEARLY;INTERVAL=9999999999", "Line 4: \"FREQ=YEARLY;INTERVAL=9999999999\" is not a valid")]
    [TestCase("DTSTART:20260501\nRRULE:FREQ=YEARLY;BYMONTH=x", "Line 4: \"FREQ=YEARLY;BYMONTH=x\" is not a valid rule: ")]
    [TestCase("DTSTART:20260501\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "Line 4: the rule has no date for 400 steps")]
    [TestCase("DTSTART:20260501\nRRULE:FREQ=YEARLY\nRRULE:FREQ=MONTHLY", "Line 5: an event can have one RRULE and no EXRULE")]
    [TestCase("DTSTART:99991231\nDURATION:P9D", "Line 2: the event ends after the year 9999.")]
    public async Task An_invalid_event_is_a_problem_of_its_row(string properties, string message)
    {
        var (rows, problems) = await Read(Encoding.UTF8.GetBytes(Calendar(Event(properties) + Event("DTSTART:20260701"))));
        Assert.That(rows, Has.Length.EqualTo(2));
        Assert.That(rows[0], Does.StartWith($"2: malformed_calendar {message}"));
        Assert.That(rows[1], Does.Contain("2026-07-01"));
        Assert.That(problems.Any, Is.False);
    }

    [TestCase("hello", "Line 1: expected a property such as SUMMARY:Christmas; received \"hello\".")]
    [TestCase("\n\nSUMMARY:x", "Line 3: expected BEGIN:VCALENDAR; received \"SUMMARY\".")]
    [TestCase("BEGIN:VEVENT\nEND:VEVENT", "Line 1: expected BEGIN:VCALENDAR; received \"BEGIN:VEVENT\".")]
    [TestCase("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260501", "Line 2: VEVENT has no END:VEVENT; the file is incomplete.")]
    [TestCase("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", "Line 3: expected END:VEVENT; received \"END:VCALENDAR\".")]
    [TestCase("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR", "Line 3: expected BEGIN:VCALENDAR; received \"END:VCALENDAR\".")]
    [TestCase("BEGIN:VCALENDAR\nBEGIN:VCALENDAR", "Line 2: expected a component of the calendar; received \"BEGIN:VCALENDAR\".")]
    [TestCase("BEGIN:VCALENDAR\n:x", "Line 2: expected a property")]
    public async Task A_malformed_file_is_refused_with_its_line(string file, string message) =>
        Assert.That(await Refusal(file), Does.StartWith($"malformed_calendar {message}"));

    [Test]
    public async Task Deeply_nested_components_are_refused() =>
        Assert.That(
            await Refusal("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:X\n", 100_000))),
            Does.Contain("Line 11: components are nested more than 10 levels deep."));

    [Test]
    public async Task Text_that_is_not_UTF8_is_refused_with_its_line() =>
        Assert.That(
            (await Read([.. "BEGIN:VCALENDAR\nX:"u8, 0xFF])).Problems.All.Single().Message,
            Does.StartWith("Line 2: the text is not UTF-8."));

    [Test]
    public async Task Events_with_too_many_days_refuse_the_file()
    {
        var daily = Event("DTSTART:20260101\nDURATION:P9D\nRRULE:FREQ=DAILY");
        Assert.That(await Refusal(Calendar(daily + daily + daily + daily)), Does.Contain("more than 100,000 days"));
        Assert.That(await Refusal(Calendar(Event("DTSTART:00010101\nRRULE:FREQ=DAILY"))), Does.Contain("more than 100,000 days"));
        var dates = string.Join(',', Enumerable.Repeat("20260501", 200_000));
        Assert.That(await Refusal(Calendar(Event($"DTSTART:20260501\nRDATE:{dates}"))), Does.Contain("more than 100,000 days"));
    }

    [Test]
    public async Task Too_many_events_and_too_large_files_are_refused()
    {
        Assert.That(
            await Refusal(Calendar(string.Concat(Enumerable.Repeat(Event("DTSTART:20260501"), 10_001)))),
            Does.StartWith("calendar_too_large The calendar is larger than 10,000 events"));
        Assert.That(
            await Refusal(new string('x', IcsFileReader.MaxBytes + 1)),
            Does.StartWith("calendar_too_large The calendar is larger than 8 MB"));
    }

    [Test]
    public async Task A_very_long_folded_line_is_read_in_linear_time()
    {
        var text = Event($"DTSTART:20260501\nSUMMARY:x{string.Concat(Enumerable.Repeat("\n y", 1_000_000))}");
        Assert.That((await Rows(text)).Single(), Has.Length.InRange(1000, 1200), "the name is cut");
    }

    private static string Event(string properties) => $"BEGIN:VEVENT\n{properties}\nEND:VEVENT\n";

    private static string Calendar(string components) => $"BEGIN:VCALENDAR\n{components}END:VCALENDAR\n";

    private static async Task<string[]> Rows(string components) => (await Read(Encoding.UTF8.GetBytes(Calendar(components)))).Rows;

    private static async Task<string> Dates(string components) => string.Join(
        ' ', (await Rows(components)).Select(row => JsonNode.Parse(row[row.IndexOf('{')..])!["date"]!.ToString()));

    private static async Task<string> Warnings(string components) => string.Join(
        '\n', (await Read(Encoding.UTF8.GetBytes(Calendar(components)))).Problems.Warnings
            .Select(warning => $"{warning.Code}: {warning.Message}"));

    private static async Task<string> Refusal(string file) =>
        (await Read(Encoding.UTF8.GetBytes(file))).Problems.All.Select(problem => $"{problem.Code} {problem.Message}").Single();

    /// <summary>Reads a file; returns each row as its line and its JSON, or its problem.</summary>
    private static async Task<(string[] Rows, Problems Problems)> Read(byte[] file)
    {
        var problems = new Problems();
        using var rows = new RowSpool(EntityModel.Contract["holiday"], new(new("http://localhost/api/")), problems);
        var reader = new IcsFileReader(rows, problems, "BE", new(2026, 11, 27));
        await reader.Read(PipeReader.Create(new MemoryStream(file)), CancellationToken.None);
        return ([.. Enumerable.Range(0, rows.Count).Select(row => $"{rows[row].Line}: {Describe(rows, row)}")], problems);
    }

    private static string Describe(RowSpool rows, int row)
    {
        if (rows.ProblemOf(row) is { } problem)
        {
            return $"{problem.Code} {problem.Message}";
        }
        var json = new byte[rows[row].Length];
        rows.Read(row, json);
        return Encoding.UTF8.GetString(json);
    }
}
