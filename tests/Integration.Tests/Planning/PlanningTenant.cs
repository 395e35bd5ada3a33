using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;
using WorkOrders.Integration.Tests.Lists;

namespace WorkOrders.Integration.Tests.Planning;

/// <summary>
/// A tenant in which work is planned. Its technicians T05 to T08 are in no team and work from Monday to Friday from 08:00 to 17:00 UTC;
/// 2094-03-01 is a Monday.
/// </summary>
internal sealed class PlanningTenant : IDisposable
{
    private PlanningTenant(TestTenant tenant) => Tenant = tenant;

    /// <summary>The tenant.</summary>
    public TestTenant Tenant { get; }

    /// <summary>Creates the tenant.</summary>
    /// <param name="settings">The settings; null for the default settings.</param>
    public static async Task<PlanningTenant> Create(TenantChange? settings = null) => new(await TestTenant.Create(settings));

    /// <summary>Creates an order and returns its id.</summary>
    /// <param name="key">The key of the order.</param>
    /// <param name="fields">Further fields, as the members of a JSON object.</param>
    public async Task<string> Order(string key, string fields = "")
    {
        var body = JsonNode.Parse(
            $$"""{"project_reference_back_office":"EQ-10023","job_type_code":"REPAIR","name":"Work"{{Members(fields)}}}""")!;
        body["reference_back_office"] = key;
        body["job_status_code"] ??= "ToBePlanned";
        body["estimated_time"] ??= 60;
        var created = await Tenant.Post(body);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        return created["id"]!;
    }

    /// <summary>Plans an order for a technician.</summary>
    /// <param name="order">The key of the order.</param>
    /// <param name="user">The code of the technician.</param>
    /// <param name="from">The start, such as <c>2094-03-01T08:00:00Z</c>.</param>
    /// <param name="fields">Further fields, as the members of a JSON object.</param>
    /// <param name="query">The query string.</param>
    public Task<Answer> Plan(string order, string user, string from, string fields = "", string query = "") => Send(
        HttpMethod.Post, $"/api/JobPlanning{query}",
        $$"""{"jobs_reference_back_office":"{{order}}","user_code":"{{user}}","date_from":"{{from}}"{{Members(fields)}}}""");

    /// <summary>Plans an order, which must succeed, and returns the entry.</summary>
    /// <param name="order">The key of the order.</param>
    /// <param name="user">The code of the technician.</param>
    /// <param name="from">The start, such as <c>2094-03-01T08:00:00Z</c>.</param>
    /// <param name="fields">Further fields, as the members of a JSON object.</param>
    public async Task<Answer> Planned(string order, string user, string from, string fields = "")
    {
        var planned = await Plan(order, user, from, fields);
        Assert.That(planned.Status, Is.EqualTo(HttpStatusCode.Created), planned.Text);
        return planned;
    }

    /// <summary>Adds a skill, and gives it to a technician.</summary>
    public async Task Skill(string user, string skill)
    {
        await Send(HttpMethod.Put, $"/api/Skill(code='{skill}')", """{"name":"Skill"}""");
        var added = await Send(HttpMethod.Post, "/api/UserSkill", $$"""{"user_code":"{{user}}","skill_code":"{{skill}}"}""");
        Assert.That(added.Status, Is.EqualTo(HttpStatusCode.Created), added.Text);
    }

    /// <summary>Changes a planning entry.</summary>
    public Task<Answer> Change(Answer entry, string fields, string query = "") =>
        Send(HttpMethod.Patch, $"/api/JobPlanning({entry["id"]}){query}", fields);

    /// <summary>Sends a request with a JSON body.</summary>
    public Task<Answer> Send(HttpMethod method, string path, string? body = null) =>
        Tenant.Send(method, path, body is null ? null : new StringContent(body, null, "application/json"));

    /// <summary>Returns the code of the status of an order.</summary>
    public async Task<string?> Status(string order)
    {
        var read = await Read(order);
        Assert.That(read.Status, Is.EqualTo(HttpStatusCode.OK), read.Text);
        return read["job_status_code"];
    }

    /// <summary>Reads an order by its key.</summary>
    public Task<Answer> Read(string order) => Send(HttpMethod.Get, $"/api/Jobs(reference_back_office='{order}')");

    /// <summary>Returns the statuses in the history of an order, latest first, each as <c>old → new</c>.</summary>
    public async Task<IReadOnlyList<string>> StatusHistory(string order)
    {
        var history = await Send(HttpMethod.Get, $"/api/Jobs({(await Read(order))["id"]})/History");
        var codes = (await Tenant.List("JobStatus", ("$select", "id,code"))).Json["value"]!.AsArray()
            .ToDictionary(status => (string)status!["id"]!, status => (string)status!["code"]!);
        return
        [
            .. from row in history.Json["value"]!.AsArray()
               from change in row!["changes"]?.AsArray() ?? []
               where (string?)change!["field"] == "job_status_id" && change["old"] is not null
               select $"{codes[(string)change["old"]!]} → {codes[(string)change["new"]!]}",
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => Tenant.Dispose();

    private static string Members(string fields) => fields.Length == 0 ? "" : $",{fields}";
}
