using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Lists;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>Working times, holidays, absences and skills of technicians: their rules, and fields that are dates and times of day.</summary>
public sealed class AvailabilityTests
{
    private const string Time = "/api/WorkingTime(code='W')";
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("07:30", "07:30")]
    [TestCase("7:30", "07:30")]
    [TestCase("07:30:00", "07:30")]
    [TestCase("24:00", "00:00")]
    public async Task A_time_of_day_is_read_and_written_to_the_minute(string sent, string stored)
    {
        var saved = await SaveTime($$"""{"time_to":"{{sent}}"}""");
        Assert.That(saved["time_to"], Is.EqualTo(stored), saved.Text);
        var list = await _tenant.List("WorkingTime", ("$filter", $"time_to eq {stored}"), ("$orderby", "time_to"));
        Assert.That((string?)list.Json["value"]![0]!["time_to"], Is.EqualTo(stored), list.Text);
    }

    [TestCase("time_from", "\"7.30\"")]
    [TestCase("time_from", "\"07:30:30\"")]
    [TestCase("time_from", "\"25:00\"")]
    [TestCase("time_from", "730")]
    [TestCase("valid_from", "\"2026-02-30\"")]
    [TestCase("valid_from", "\"2026-05-01T08:00:00Z\"")]
    public async Task Other_texts_are_refused_with_an_example(string field, string value)
    {
        var refused = await SaveTime($$"""{"{{field}}":{{value}}}""");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo([$"/{field} wrong_type"]), refused.Text);
        Assert.That(refused.Text, Does.Contain(field == "valid_from" ? "2026-05-01" : "07:30"));
    }

    [TestCase("""{"weekday":0}""", "/weekday out_of_range")]
    [TestCase("""{"weekday":8}""", "/weekday out_of_range")]
    public async Task A_weekday_is_from_Monday_to_Sunday(string fields, string problem)
    {
        var refused = await SaveTime(fields);
        Assert.That(refused.Problems, Is.EqualTo([problem]), refused.Text);
    }

    [TestCase("""{"valid_from":"2026-05-02","valid_to":"2026-05-01"}""", "/valid_to ends_before_start")]
    [TestCase("""{"valid_from":"2026-05-01","valid_to":"2026-05-01"}""", null)]
    public async Task A_working_time_applies_at_least_on_one_date(string fields, string? problem)
    {
        var saved = await SaveTime(fields);
        Assert.That(saved.Problems, Is.EqualTo(problem is null ? [] : new[] { problem }), saved.Text);
    }

    [Test]
    public async Task A_change_of_one_end_is_compared_with_the_stored_other_end()
    {
        await SaveTime("""{"valid_to":"2026-05-01"}""");
        var refused = await Send(HttpMethod.Patch, Time, """{"valid_from":"2026-05-02"}""");
        Assert.That(refused.Problems, Is.EqualTo(["/valid_from ends_before_start"]), refused.Text);
    }

    [TestCase("2026-05-01T08:00:00Z", "/date_to ends_before_start")]
    [TestCase("2026-05-01T08:00:01Z", null)]
    public async Task An_absence_ends_after_it_starts(string end, string? problem)
    {
        var saved = await Send(HttpMethod.Post, "/api/UserUnavailability",
            $$"""{"user_code":"T01","date_from":"2026-05-01T08:00:00Z","date_to":"{{end}}","reason":"Training"}""");
        Assert.That(saved.Problems, Is.EqualTo(problem is null ? [] : new[] { problem }), saved.Text);
    }

    [TestCase("Europe/Brussels", null)]
    [TestCase("UTC", null)]
    [TestCase("Brussels", "/time_zone unknown_time_zone")]
    [TestCase("Romance Standard Time", "/time_zone unknown_time_zone")]
    public async Task The_time_zone_of_a_user_is_an_IANA_id(string zone, string? problem)
    {
        var saved = await Send(HttpMethod.Patch, "/api/User(code='T01')", $$"""{"time_zone":"{{zone}}"}""");
        Assert.That(saved.Problems, Is.EqualTo(problem is null ? [] : new[] { problem }), saved.Text);
    }

    [Test]
    public async Task A_user_has_a_calendar_whose_holidays_can_be_listed()
    {
        await Send(HttpMethod.Put, "/api/HolidayCalendar(code='X')", """{"name":"Belgium","is_default":true}""");
        await Send(HttpMethod.Put, "/api/HolidayCalendar(code='Y')", """{"name":"Luxembourg","is_default":true}""");
        foreach (var (code, date) in new[] { ("A", "2026-07-21"), ("B", "2026-12-25"), ("C", "2027-01-01") })
        {
            await Send(HttpMethod.Put, $"/api/Holiday(code='{code}')",
                $$"""{"holiday_calendar_code":"X","date":"{{date}}","name":"{{code}}"}""");
        }
        var user = await Send(HttpMethod.Patch, "/api/User(code='T01')", """{"holiday_calendar_code":"X"}""");
        Assert.That(user["holiday_calendar_code"], Is.EqualTo("X"), user.Text);
        Assert.That((await Send(HttpMethod.Get, "/api/HolidayCalendar(code='X')"))["is_default"], Is.EqualTo("false"));

        var list = await _tenant.List("Holiday",
            ("$filter", "holiday_calendar/code eq 'X' and date ge 2026-12-01 and date lt '2027-01-01'"), ("$select", "name,date"));
        Assert.That(list.Json["value"]!.AsArray().Select(row => $"{row!["name"]} {row["date"]}"), Is.EqualTo(["B 2026-12-25"]), list.Text);
        var pages = await _tenant.Pages(
            ListClient.Url("Holiday", ("$filter", "holiday_calendar/code eq 'X'"), ("$orderby", "date desc")), pageSize: 1);
        Assert.That(pages, Has.Count.EqualTo(3));
        var used = await Send(HttpMethod.Delete, "/api/HolidayCalendar(code='X')");
        Assert.That(used.Status, Is.EqualTo(HttpStatusCode.Conflict), used.Text);
    }

    [Test]
    public async Task Changes_of_dates_and_times_are_in_the_history()
    {
        await SaveTime("""{"valid_to":"2026-05-01"}""");
        await Send(HttpMethod.Patch, Time, """{"time_to":"16:00","valid_to":null}""");
        var history = await Send(HttpMethod.Get, $"{Time}/History");
        var changes = history.Json["value"]![0]!["changes"]!.AsArray().Select(change => change!.ToJsonString());
        Assert.That(string.Join(' ', changes), Does.Contain("16:00").And.Contain("17:00").And.Contain("2026-05-01"), history.Text);
    }

    [Test]
    public async Task A_skill_of_a_user_has_a_level_and_an_end()
    {
        await Send(HttpMethod.Put, "/api/Skill(code='WELD')", """{"name":"Welding"}""");
        var skill = await Send(HttpMethod.Post, "/api/UserSkill",
            """{"user_code":"T01","skill_code":"WELD","level":2,"valid_until":"2027-06-30"}""");
        Assert.That((skill["skill_code"], skill["level"], skill["valid_until"]), Is.EqualTo(("WELD", "2", "2027-06-30")), skill.Text);
        var list = await _tenant.List("UserSkill", ("$filter", "skill/code eq 'WELD' and valid_until ge 2026-05-01"), ("$expand", "user"));
        Assert.That((string?)list.Json["value"]![0]!["user"]!["code"], Is.EqualTo("T01"), list.Text);
    }

    private Task<Answer> SaveTime(string fields)
    {
        var row = JsonNode.Parse("""{"user_code":"T01","weekday":1,"time_from":"08:00","time_to":"17:00"}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            row[name] = value?.DeepClone();
        }
        return _tenant.Call(HttpMethod.Put, Time, row);
    }

    private Task<Answer> Send(HttpMethod method, string path, string? body = null) =>
        _tenant.Call(method, path, body is null ? null : JsonNode.Parse(body));
}
