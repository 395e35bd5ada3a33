using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>What a planning board shows of technicians, entries and days.</summary>
public sealed class BoardTests
{
    private const string Week = "from=2026-12-21&to=2026-12-28";
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create(new TenantChange(TimeZone: "Europe/Brussels"));

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task An_entry_shows_its_order()
    {
        var order = await _tenant.PostCreated(Order(Sample.MobileOrder())
            .With("db_address_street_number", "7")
            .With("db_address_latitude_decimal", 51.0538).With("db_address_longitude_decimal", 3.725)
            .With("job_priority_code", "URGENT").With("approval_responsible_user_id", DemoIds.Technician(7))
            .With("earliest_date_plannable", "2026-12-20T00:00:00Z").With("due_date", "2026-12-31T00:00:00Z"));
        var entry = (await BoardCopy.Read(_tenant, Week)).Json["entries"]!.AsArray().Single()!.AsObject();
        var (id, job) = (entry["id"]!.ToString(), entry["job"]!.AsObject());
        Assert.That(await _tenant.Ask<string>("select id::text from job_planning where tenant_id = @tenant"), Is.EqualTo(id));
        job["job_status_color_text"] = "color";
        Assert.That(entry.ToJsonString(), Is.EqualTo(JsonNode.Parse($$"""
            {
                "id": "{{id}}", "row_version": 1, "jobs_id": "{{order["id"]}}", "user_id": "{{DemoIds.Technician(7)}}",
                "date_from": "2026-12-22T08:00:00Z", "date_to": "2026-12-22T09:30:00Z", "is_firm": false, "is_locked": false,
                "customer_informed": false, "overridden": null, "is_leader": true,
                "job": {
                    "reference_back_office": "{{order["reference_back_office"]}}", "id2": {{order["id2"]}}, "name": "Boiler does not start",
                    "job_status_id": "{{DemoIds.Suggested}}", "job_status_code": "Suggested", "job_status_color_text": "color",
                    "job_priority_code": "URGENT", "job_priority_sequence": 0, "place": "Kaai 7, 9000 Gent",
                    "latitude_decimal": 51.0538, "longitude_decimal": 3.725,
                    "due_date": "2026-12-31T00:00:00Z", "earliest_date_plannable": "2026-12-20T00:00:00Z",
                    "project_reference_back_office": "GEN-MOB-2", "company_name": "Kaai Events BV"
                }
            }
            """)!.ToJsonString()));
    }

    [TestCase("EQ-10023", "", "Kaai 102, 9000 Gent")]
    [TestCase("EQ-10023", "A-100", "Kaai 100, 9000 Gent")]
    [TestCase("EQ-30001", "", null)]
    public async Task The_place_on_a_fixed_site_is_the_address_of_the_order_or_else_of_the_project(
        string project, string address, string? place)
    {
        var order = Order(Sample.Order()).With("project_reference_back_office", project);
        await _tenant.PostCreated(address.Length == 0 ? order : order.With("db_address_id", DemoIds.SiteAddress));
        Assert.That((string?)(await BoardCopy.Read(_tenant, Week)).Json["entries"]![0]!["job"]!["place"], Is.EqualTo(place));
    }

    [TestCase(0, 0)]
    [TestCase(-1, -1)]
    public async Task A_place_without_a_real_position_has_none(int latitude, int longitude)
    {
        await _tenant.PostCreated(Order(Sample.MobileOrder())
            .With("db_address_latitude_decimal", latitude).With("db_address_longitude_decimal", longitude));
        var job = (await BoardCopy.Read(_tenant, Week)).Json["entries"]![0]!["job"]!;
        Assert.That((job["latitude_decimal"], job["longitude_decimal"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
    }

    [Test]
    public async Task A_technician_shows_working_times_holidays_absences_skills_and_load()
    {
        await Send("PATCH", "/api/User(code='T03')",
            """{"start_latitude_decimal":51.1,"start_longitude_decimal":3.7,"allow_overlap":true,"time_zone":"Europe/London"}""");
        await Send("POST", "/api/UserSkill", """{"user_code":"T03","skill_code":"GAS","level":2,"valid_until":"2027-06-30"}""");
        await _tenant.PostCreated(Order(Sample.Order()).With("suggested_user_code", "T03"));
        var board = await BoardCopy.Read(_tenant, "from=2026-12-24T12:00:00Z&to=2026-12-28T10:00:00Z&users=T03");
        Assert.That(BoardCopy.Technician(board, "T03").ToJsonString(), Is.EqualTo(JsonNode.Parse($$"""
            {
                "id": "{{DemoIds.Technician(3)}}", "code": "T03", "firstname": "Chloé", "lastname": "Lambert",
                "team_leader_user_id": "{{DemoIds.Technician(1)}}", "time_zone": "Europe/London",
                "start_latitude_decimal": 51.1, "start_longitude_decimal": 3.7, "allow_overlap": true, "inactive": false,
                "skills": [{"id": "{{DemoIds.Gas}}", "code": "GAS", "level": 2, "valid_until": "2027-06-30"}],
                "hours": [
                    {"date_from": "2026-12-24T12:00:00Z", "date_to": "2026-12-24T17:00:00Z"},
                    {"date_from": "2026-12-25T08:00:00Z", "date_to": "2026-12-25T17:00:00Z"},
                    {"date_from": "2026-12-28T08:00:00Z", "date_to": "2026-12-28T10:00:00Z"}],
                "holidays": [{
                    "date": "2026-12-25", "name": "Christmas Day",
                    "date_from": "2026-12-25T00:00:00Z", "date_to": "2026-12-26T00:00:00Z"}],
                "absences": [{"date_from": "2026-12-21T00:00:00Z", "date_to": "2026-12-26T00:00:00Z", "reason": "Vacation"}],
                "load": {"planned_minutes": 0, "suggested_minutes": 0, "working_minutes": 120},
                "travel": []
            }
            """)!.ToJsonString()));
    }

    [Test]
    public async Task The_travel_between_successive_entries_is_estimated()
    {
        // About 50 km along the great circle, 1.3 times as far on the road, at 50 km/h.
        await Mobile("2026-12-22T08:00:00Z", 51.05, 3.72);
        await Mobile("2026-12-22T11:00:00Z", 51.2, 4.4);
        await Mobile("2026-12-23T08:00:00Z", 51.05, 3.72);
        var board = await BoardCopy.Read(_tenant, Week);
        var entries = board.Json["entries"]!.AsArray().Select(entry => (string?)entry!["id"]).ToList();
        var travel = BoardCopy.Technician(board, "T07")["travel"]!.AsArray().Single()!;
        Assert.That((travel["from_id"]!.ToString(), travel["to_id"]!.ToString()), Is.EqualTo((entries[0], entries[1])));
        Assert.That((int)travel["travel_minutes"]!, Is.EqualTo(79));
        Assert.That((int)travel["available_minutes"]!, Is.EqualTo(90));

        Task Mobile(string start, double latitude, double longitude) => _tenant.PostCreated(Order(Sample.MobileOrder())
            .With("suggested_date_start", start)
            .With("db_address_latitude_decimal", latitude).With("db_address_longitude_decimal", longitude));
    }

    [Test]
    public async Task The_load_is_the_part_of_the_entries_that_is_in_the_range()
    {
        var order = await _tenant.PostCreated(Order(Sample.Order()));
        await _tenant.ChangeStatus(order, "Planned");
        await _tenant.PostCreated(Order(Sample.Order()).With("suggested_date_start", "2026-12-22T09:00:00Z"));
        var board = await BoardCopy.Read(_tenant, "from=2026-12-22T08:30:00Z&to=2026-12-22T09:20:00Z&users=T07");
        Assert.That(BoardCopy.Technician(board, "T07")["load"]!.ToJsonString(),
            Is.EqualTo("""{"planned_minutes":50,"suggested_minutes":20,"working_minutes":50}"""));
        var before = await BoardCopy.Read(_tenant, "from=2026-12-22T07:00:00Z&to=2026-12-22T08:00:00Z&users=T07");
        Assert.That(before.Json["entries"]!.AsArray(), Is.Empty, "An entry that begins at the end is not in the range.");
    }

    [Test]
    public async Task A_technician_without_working_times_is_always_available()
    {
        await Send("PATCH", "/api/User(code='T10')", """{"disabled":false}""");
        var technician = BoardCopy.Technician(await BoardCopy.Read(_tenant, Week), "T10");
        Assert.That((technician["hours"], technician["load"]!["working_minutes"]), Is.EqualTo(((JsonNode?)null, (JsonNode?)null)));
    }

    [TestCase("", "T01 T02 T03 T04 T05 T06 T07 T08")]
    [TestCase("&users=T09,%20T02,de300000-0009-8000-8000-000000000001,T02", "T01 T02 T09")]
    [TestCase("&users=T02&users=T10", "T02 T10")]
    [TestCase("&team=T01", "T01 T02 T03 T04")]
    [TestCase("&team=de300000-0009-8000-8000-000000000001", "T01 T02 T03 T04")]
    [TestCase("&skill=GAS", "T05 T06")]
    [TestCase("&skill=de300000-0004-8000-8000-000000000001", "T05 T06")]
    public async Task A_filter_selects_technicians(string filter, string codes)
    {
        foreach (var (user, end) in new[] { ("T05", "null"), ("T06", "\"2026-12-21\""), ("T07", "\"2026-12-20\""), ("T09", "null") })
        {
            await Send("POST", "/api/UserSkill", $$"""{"user_code":"{{user}}","skill_code":"GAS","valid_until":{{end}}}""");
        }
        var order = await _tenant.PostCreated(Order(Sample.Order()).With("suggested_user_code", "T02"));
        await _tenant.ChangeStatus(order, "Planned");
        var board = await BoardCopy.Read(_tenant, Week + filter);
        Assert.That(BoardCopy.Technicians(board), Is.EqualTo(codes.Split(' ')));
        Assert.That(BoardCopy.Entries(board), Is.EqualTo(codes.Contains("T02") ? ["T02 Boiler does not start"] : Array.Empty<string>()));
    }

    [Test]
    public async Task An_archived_technician_is_shown_while_there_are_entries()
    {
        await _tenant.PostCreated(Order(Sample.Order()));
        await Send("PATCH", "/api/User(code='T07')", """{"archived":true}""");
        var board = await BoardCopy.Read(_tenant, Week);
        Assert.That((bool)BoardCopy.Technician(board, "T07")["inactive"]!);
        Assert.That(BoardCopy.Technicians(await BoardCopy.Read(_tenant, "from=2026-12-23&to=2026-12-28")), Has.None.EqualTo("T07"));
    }

    [Test]
    public async Task The_position_is_the_last_change_of_the_feed()
    {
        await _tenant.PostCreated(Order(Sample.Order()));
        await _tenant.Until("select not exists (select from change_pending where tenant_id = @tenant)");
        var board = await BoardCopy.Read(_tenant, Week);
        var feed = await _tenant.Send("GET", $"/api/Changes?after={board["position"]}");
        Assert.That(feed.Json["value"]!.AsArray(), Is.Empty);
        Assert.That(feed["next"], Is.EqualTo(board["position"]));
    }

    private static JsonObject Order(JsonObject order) => order.With("job_status_code", "Suggested").With("suggested_user_code", "T07")
        .With("suggested_date_start", "2026-12-22T08:00:00Z").With("estimated_time", 90);

    private async Task Send(string method, string path, string body)
    {
        var answer = await _tenant.Send(method, path, JsonNode.Parse(body));
        Assert.That((int)answer.Status, Is.InRange(200, 204), answer.Text);
    }
}
