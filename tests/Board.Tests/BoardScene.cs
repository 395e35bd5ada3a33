using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Planning;

namespace WorkOrders.Board.Tests;

/// <summary>
/// A week of a small company, with everything that a visit, a technician and an order of the backlog can look like. Monday is 2094-03-01.
/// </summary>
internal static class BoardScene
{
    private const string Generator = "GEN-MOB-1";

    /// <summary>Adds the orders, visits and absences to a tenant.</summary>
    public static async Task Add(PlanningTenant tenant)
    {
        await AddVisits(tenant);
        await AddSuggestions(tenant);
        await AddBacklog(tenant);
        await Do(tenant, HttpMethod.Post, "/api/UserUnavailability",
            """
            {"code":"T03-2094","user_code":"T03","date_from":"2094-03-01T12:00:00Z","date_to":"2094-03-04T00:00:00Z",
             "reason":"Vacation"}
            """);
    }

    private static async Task AddVisits(PlanningTenant tenant)
    {
        await Visit(tenant, "SO-1001", "Yearly inspection of the lift", "EQ-20001", "T02", "2094-03-01T08:00:00Z");
        await Visit(tenant, "SO-1002", "Door does not close", "EQ-10024", "T04", "2094-03-01T10:30:00Z", "URGENT");
        await Visit(tenant, "SO-1003", "Replace the ropes", "EQ-20002", "T02", "2094-03-01T13:00:00Z", "HIGH");
        await Visit(tenant, "SO-1004", "Generator: weekly check", Generator, "T05", "2094-03-01T08:00:00Z", place: (51.05, 3.72));
        await Visit(tenant, "SO-1005", "Generator: oil leak", "GEN-MOB-2", "T05", "2094-03-01T11:00:00Z", "URGENT", (51.02, 3.78));
        await Visit(tenant, "SO-1006", "Connect the stage", Generator, "T06", "2094-03-01T09:00:00Z", place: (51.09, 3.66));
        await Visit(tenant, "SO-1007", "Measure the earthing", Generator, "T06", "2094-03-01T13:15:00Z", place: (51.04, 3.69));
        await Visit(tenant, "SO-1008", "Boiler: no hot water", "EQ-30003", "T07", "2094-03-01T13:00:00Z", due: "2094-03-01T14:00:00Z");
        await Visit(tenant, "SO-1009", "Bed lift stands still", "EQ-30001", "T08", "2094-03-01T09:30:00Z");
        foreach (var (day, technician) in new[] { (2, "T02"), (2, "T06"), (3, "T04"), (3, "T07"), (4, "T05"), (4, "T08"), (5, "T01") })
        {
            await Visit(tenant, $"SO-11{day}{technician[^1]}", "Maintenance", "EQ-10023", technician, $"2094-03-0{day}T09:00:00Z");
        }
        await Do(tenant, HttpMethod.Patch, $"/api/JobPlanning({await EntryOf(tenant, "SO-1001")})", """{"customer_informed":true}""");
        await Do(tenant, HttpMethod.Patch, $"/api/JobPlanning({await EntryOf(tenant, "SO-1002")})", """{"is_locked":true}""");
        await Do(tenant, HttpMethod.Post, $"/api/Jobs(reference_back_office='SO-1003')/Plan?force=true",
            """{"users":["T04"],"date_from":"2094-03-01T13:00:00Z","date_to":"2094-03-01T15:00:00Z"}""");
        await Do(tenant, HttpMethod.Post, $"/api/Jobs(reference_back_office='SO-1009')/Dispatch", "{}");
    }

    private static async Task AddSuggestions(PlanningTenant tenant)
    {
        await Order(tenant, "SO-1010", "Annual service of the boiler", "EQ-10023", "LOW",
            ("job_status_code", "Suggested"), ("suggested_user_code", "T07"), ("suggested_date_start", "2094-03-01T09:00:00Z"));
        await Order(tenant, "SO-1011", "Load test", "EQ-30002", "HIGH",
            ("job_status_code", "Suggested"), ("suggested_user_code", "T05"), ("suggested_date_start", "2094-03-01T14:00:00Z"));
    }

    private static async Task AddBacklog(PlanningTenant tenant)
    {
        await Order(tenant, "SO-2001", "Burner starts and stops again", "EQ-10023", "URGENT", ("due_date", "2094-03-01T16:00:00Z"));
        await Order(tenant, "SO-2002", "Lift makes a grinding noise between the second and the third floor", "EQ-20001", "HIGH",
            ("due_date", "2026-01-05T16:00:00Z"));
        await Order(tenant, "SO-2003", "Replace the batteries", "EQ-30002", "LOW", ("skill_code", "HV"));
        await Order(tenant, "SO-2004", "Quarterly check", "EQ-10024", "LOW");
    }

    private static async Task Visit(PlanningTenant tenant, string key, string name, string project, string user, string from,
        string priority = "LOW", (double Latitude, double Longitude)? place = null, string? due = null)
    {
        (string, JsonNode?)[] address = place is { } at
            ? [("db_address_latitude_decimal", at.Latitude), ("db_address_longitude_decimal", at.Longitude),
               ("db_address_name", "Festival grounds"), ("db_address_street", "Kaai"), ("db_address_street_number", "12"),
               ("db_address_zip", "9000"), ("db_address_city", "Gent"), ("db_address_db_country_code", "BE"),
               ("db_address_phone", "+32 9 000 00 00")]
            : [];
        await Order(tenant, key, name, project, priority, [("due_date", due), .. address]);
        var planned = await tenant.Plan(key, user, from, query: "?force=true");
        Assert.That(planned.Status, Is.EqualTo(HttpStatusCode.Created), planned.Text);
    }

    private static async Task Order(PlanningTenant tenant, string key, string name, string project, string priority,
        params (string Field, JsonNode? Value)[] fields)
    {
        var order = new JsonObject
        {
            ["reference_back_office"] = key,
            ["name"] = name,
            ["project_reference_back_office"] = project,
            ["job_type_code"] = "REPAIR",
            ["job_priority_code"] = priority,
            ["job_status_code"] = "ToBePlanned",
            ["estimated_time"] = 120,
        };
        foreach (var (field, value) in fields)
        {
            order[field] = value;
        }
        var created = await tenant.Tenant.Post(order);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
    }

    private static async Task<string> EntryOf(PlanningTenant tenant, string order) =>
        (string)(await tenant.Read(order)).Json["job_planning"]![0]!["id"]!;

    private static async Task Do(PlanningTenant tenant, HttpMethod method, string path, string body)
    {
        var answer = await tenant.Send(method, path, body);
        Assert.That((int)answer.Status, Is.InRange(200, 299), answer.Text);
    }
}
