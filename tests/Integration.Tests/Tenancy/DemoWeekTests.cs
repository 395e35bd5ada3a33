using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Tenancy;

/// <summary>The week of the demo tenant, as it is created at different times.</summary>
[TestFixture("2026-11-30T06:00:00Z", "2026-11-30", 0, 0, 11, TestName = "Monday before work")]
[TestFixture("2026-12-02T15:00:00Z", "2026-11-30", 13, 1, 5, TestName = "Wednesday at 15:00")]
[TestFixture("2026-11-29T10:00:00Z", "2026-11-30", 0, 0, 6, TestName = "Sunday")]
[TestFixture("2027-03-28T10:00:00Z", "2027-03-29", 0, 0, 6, TestName = "Easter Monday")]
[TestFixture("2026-12-25T18:00:00Z", "2026-12-21", 25, 1, 0, TestName = "Evening of Christmas")]
public sealed class DemoWeekTests(string now, string monday, int completed, int inProgress, int dispatched)
{
    private readonly DateTimeOffset _now = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
    private readonly DateOnly _monday = DateOnly.Parse(monday, CultureInfo.InvariantCulture);
    private TemporaryDatabase _database = null!;
    private RunningApi _api = null!;
    private JsonNode _board = null!;

    [OneTimeSetUp]
    public async Task Seed()
    {
        _database = await TemporaryDatabase.CreateMigrated();
        _api = await DemoApi.Start(_database, _now);
        _board = await Get($"Planning?from={Day(1)}&to={Day(6)}");
    }

    [OneTimeTearDown]
    public async Task Drop()
    {
        await _api.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Test]
    public void Twenty_six_of_sixty_orders_are_planned_and_four_are_suggested()
    {
        var firm = Entries.Where(IsFirm).ToList();
        Assert.That(firm.Select(Order).Distinct().Count(), Is.EqualTo(26));
        Assert.That(Entries.Count() - firm.Count, Is.EqualTo(4));
        Assert.That(firm.Where(entry => entry["overridden"] is not null).Select(entry => $"{entry["overridden"]}").Order(),
            Is.EqualTo(["after_window", "outside_working_time"]));
        Assert.That(firm.Count(entry => entry["is_locked"]!.GetValue<bool>()), Is.GreaterThan(3));
        Assert.That(firm.Count(entry => entry["customer_informed"]!.GetValue<bool>()), Is.GreaterThan(9));
    }

    [Test]
    public async Task The_orders_have_progressed_as_far_as_the_week_has_passed()
    {
        var counts = (await Orders("")).CountBy(order => $"{order["job_status_code"]}").ToDictionary();
        Assert.That(counts.Values.Sum(), Is.EqualTo(60));
        string[] statuses = ["Completed", "InProgress", "Dispatched", "Suggested", "Open"];
        Assert.That(statuses.Select(status => counts.GetValueOrDefault(status)),
            Is.EqualTo([completed, inProgress, dispatched, 4, 30]));
        Assert.That(counts.GetValueOrDefault("Planned"), Is.EqualTo(26 - completed - inProgress - dispatched));
    }

    [Test]
    public void One_suggestion_overlaps_firm_work_and_nothing_else_overlaps() =>
        Assert.That(
            from entry in Entries
            from other in Entries
            where string.CompareOrdinal(Order(entry), Order(other)) < 0 && $"{entry["user_id"]}" == $"{other["user_id"]}"
                && Start(entry) < End(other) && Start(other) < End(entry)
            select (Order(entry), IsFirm(entry), Order(other), IsFirm(other)), Is.EqualTo([("W-1030", true, "W-1035", false)]));

    [Test]
    public void Work_lies_within_working_time_and_outside_absences_unless_rules_were_overridden() =>
        Assert.That(
            from entry in Entries
            where $"{entry["overridden"]}" != "outside_working_time"
            let technician = List(_board, "technicians").Single(each => $"{each["id"]}" == $"{entry["user_id"]}")
            where !List(technician, "hours").Any(time => Start(time) <= Start(entry) && End(entry) <= End(time))
                || List(technician, "absences").Any(time => Start(time) < End(entry) && Start(entry) < End(time))
            select Order(entry), Is.Empty);

    [Test]
    public void Eight_technicians_have_skills_and_a_place_where_the_day_starts_and_two_are_absent()
    {
        var technicians = List(_board, "technicians").Where(each => $"{each["code"]}"[0] == 'G').ToList();
        Assert.That(technicians, Has.Count.EqualTo(8));
        Assert.That(technicians.Where(each => !List(each, "skills").Skip(1).Any() || each["start_latitude_decimal"] is null), Is.Empty);
        Assert.That(technicians.Where(each => List(each, "absences").Any()).Select(each => $"{each["code"]}"),
            Is.EquivalentTo(["G04", "G07"]));
        Assert.That(technicians.Sum(each => List(each, "travel").Count()), Is.GreaterThan(4));
    }

    [Test]
    public async Task The_only_technician_with_the_skill_for_an_order_is_on_leave()
    {
        Assert.That(await Verdicts("W-1043", 3, 5), Does.Not.Contain("fits"));
        Assert.That(await Reasons("W-1043", "G04", 3, 5), Does.Contain("absent").And.Not.Contain("skill_missing"));
        Assert.That(await Reasons("W-1043", "G02", 3, 5), Does.Contain("skill_missing"));
    }

    [Test]
    public async Task An_order_that_is_due_today_fits_nobody()
    {
        var today = Math.Max(DateOnly.FromDateTime(_now.UtcDateTime).DayNumber - _monday.DayNumber + 1, 1);
        var order = await Get("Jobs(reference_back_office='W-1044')");
        Assert.That($"{order["due_date"]}", Does.StartWith(Day(today)));
        Assert.That(await Verdicts("W-1044", today, today + 1), Does.Not.Contain("fits"));
    }

    [Test]
    public async Task Somebody_has_the_skill_for_each_open_order_and_most_orders_fit_in_the_week()
    {
        var skills = List(_board, "technicians").SelectMany(each => List(each, "skills")).Select(skill => $"{skill["code"]}").ToHashSet();
        var open = (await Orders("&$filter=job_status_code eq 'Open'")).ToList();
        Assert.That(open.Select(order => $"{order["skill_code"]}").Where(skill => skill != "").Distinct(), Is.SubsetOf(skills));
        var verdicts = new List<IReadOnlyList<string>>();
        foreach (var order in open)
        {
            verdicts.Add(await Verdicts(Key(order), 1, 6));
        }
        Assert.That(verdicts.Count(each => each.Contains("fits")), Is.EqualTo(26));
    }

    [Test]
    public async Task One_skill_expires_on_Wednesday()
    {
        // Work that starts on Wednesday after working time ends on Thursday.
        Assert.That((await Periods("W-1047", "G02", 3, 4)).Where(reasons => !reasons.Contains("outside_working_time")),
            Is.Not.Empty.And.None.Contains("skill_missing"));
        Assert.That(await Reasons("W-1047", "G02", 4, 6), Does.Contain("skill_missing"));
    }

    [Test]
    public async Task One_open_order_is_late() =>
        Assert.That((await Orders($"&$filter=job_status_code eq 'Open' and due_date lt {Day(1)}T00:00:00Z")).Select(Key),
            Is.EqualTo(["W-1045"]));

    [Test]
    public async Task Work_of_several_technicians_has_a_leader() =>
        Assert.That((await Orders("&$filter=approval_responsible_user_id ne null")).Select(Key), Is.EquivalentTo(["W-1012", "W-1020"]));

    private IEnumerable<JsonNode> Entries => List(_board, "entries");

    private string Day(int day) => $"{_monday.AddDays(day - 1):yyyy-MM-dd}";

    private async Task<IReadOnlyList<string>> Verdicts(string order, int first, int end) =>
    [
        .. (await Fit(order, first, end)).SelectMany(technician => List(technician, "periods")).Select(period => $"{period["verdict"]}"),
    ];

    private async Task<IReadOnlyList<string>> Reasons(string order, string user, int first, int end) =>
        [.. (await Periods(order, user, first, end)).SelectMany(reasons => reasons)];

    private async Task<IReadOnlyList<IReadOnlyList<string>>> Periods(string order, string user, int first, int end) =>
    [
        .. from technician in await Fit(order, first, end)
           where $"{technician["user"]}" == user
           from period in List(technician, "periods")
           select List(period, "reasons").Select(reason => $"{reason}").ToList(),
    ];

    private async Task<IEnumerable<JsonNode>> Fit(string order, int first, int end) =>
        List(await Get($"Jobs(reference_back_office='{order}')/Fit?from={Day(first)}&to={Day(end)}"), "technicians");

    private async Task<IEnumerable<JsonNode>> Orders(string filter) => List(await Get($"Jobs?$top=100{filter}"), "value");

    private async Task<JsonNode> Get(string path)
    {
        var credential = Convert.ToBase64String(Encoding.UTF8.GetBytes("api:demo@demo"));
        using var response = await _api.Send(HttpMethod.Get, $"/api/{path}", "Authorization", $"Basic {credential}");
        var answer = await Answer.Read(response);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer.Json;
    }

    private static IEnumerable<JsonNode> List(JsonNode node, string name) => node[name]!.AsArray().OfType<JsonNode>();

    private static string Order(JsonNode entry) => Key(entry["job"]!);

    private static string Key(JsonNode order) => $"{order["reference_back_office"]}";

    private static bool IsFirm(JsonNode entry) => entry["is_firm"]!.GetValue<bool>();

    private static DateTimeOffset Start(JsonNode period) => period["date_from"]!.GetValue<DateTimeOffset>();

    private static DateTimeOffset End(JsonNode period) => period["date_to"]!.GetValue<DateTimeOffset>();
}
