using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Sends requests that change a work order, and asserts their outcome.</summary>
internal static class OrderRequests
{
    /// <summary>A time in the future, when nothing else is planned; on a whole hour.</summary>
    public static readonly DateTimeOffset Start = new DateTimeOffset(DateTime.UtcNow.Date.AddDays(30), TimeSpan.Zero).AddHours(9);

    /// <summary>Returns the URL of an order by its id.</summary>
    public static string Url(this Answer order) => $"/api/Jobs({order["id"]})";

    /// <summary>Formats a time as responses do.</summary>
    public static string Wire(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Returns an order that is suggested for a technician without a team, at <see cref="Start"/> for 90 minutes.</summary>
    public static JsonObject Suggested(string technician = "T07", double hours = 0) => Sample.SuggestedOrder()
        .With("suggested_user_code", technician).With("suggested_date_start", Start.AddHours(hours).Wire());

    /// <summary>Sends a request with a JSON body.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path and the query string.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="headers">Headers such as <c>If-Match: W/"1"</c>.</param>
    public static Task<Answer> Send(
        this TestTenant tenant, string method, string path, JsonNode? body = null, params string[] headers) =>
        tenant.Call(new(method), path, body, headers);

    /// <summary>Changes an order, and asserts that the response is 200 with a result.</summary>
    public static async Task<Answer> Change(
        this TestTenant tenant, string method, string path, JsonNode body, string result = "updated", params string[] headers)
    {
        var response = await tenant.Send(method, path, body, headers);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.OK), response.Text);
        Assert.That(response.Headers["Result"], Is.EqualTo(result));
        return response;
    }

    /// <summary>Changes the status of an order, and asserts that the response is 200.</summary>
    public static Task<Answer> ChangeStatus(this TestTenant tenant, Answer order, string status) =>
        tenant.Change("POST", $"{order.Url()}/ChangeStatus", Status(status));

    /// <summary>Returns the body of a change of status.</summary>
    public static JsonObject Status(string code) => new() { ["job_status_code"] = code };

    /// <summary>Sends a request, and asserts that it is refused with exactly these problems and writes nothing.</summary>
    public static async Task<Answer> Refused(
        this TestTenant tenant, string method, string path, JsonNode? body, int status, params string[] problems)
    {
        var before = await tenant.Snapshot();
        var response = await tenant.Send(method, path, body);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)response.Status, Is.EqualTo(status), response.Text);
            Assert.That(response.Problems, Is.EquivalentTo(problems), response.Text);
            Assert.That(await tenant.Snapshot(), Is.EqualTo(before), "A refused request must not write anything.");
        }
        return response;
    }

    /// <summary>Returns the planning entries of an order, each as code, start, end and <c>firm</c> or <c>tentative</c>.</summary>
    public static async Task<string> Planning(this TestTenant tenant, Answer order) => await tenant.Ask<string>($"""
        select coalesce(string_agg(concat_ws(' ', u.code, to_char(p.date_from at time zone 'UTC', 'DD HH24:MI'),
            to_char(p.date_to at time zone 'UTC', 'HH24:MI'), case when p.is_firm then 'firm' else 'tentative' end), ', '
            order by u.code), '')
        from job_planning p join "user" u on u.tenant_id = p.tenant_id and u.id = p.user_id
        where p.tenant_id = @tenant and p.jobs_id = '{order["id"]}'
        """) ?? "";

    /// <summary>Formats a planning entry as <see cref="Planning"/> does.</summary>
    /// <param name="technician">The code of the technician.</param>
    /// <param name="hours">The start, in hours after <see cref="Start"/>.</param>
    /// <param name="minutes">The duration.</param>
    /// <param name="isFirm">Whether the entry is firm.</param>
    public static string Entry(string technician = "T07", double hours = 0, int minutes = 90, bool isFirm = false)
    {
        var from = Start.AddHours(hours);
        return $"{technician} {from:dd HH:mm} {from.AddMinutes(minutes):HH:mm} {(isFirm ? "firm" : "tentative")}";
    }
}
