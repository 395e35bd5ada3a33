using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Batches;

/// <summary>The requests of a change set (in JSON: of an atomicity group) are stored together, or not at all.</summary>
[TestFixture(BatchFormats.Multipart)]
[TestFixture(BatchFormats.Json)]
public sealed class AtomicityTests(BatchFormats format)
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [TearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [Test]
    public async Task Later_requests_read_what_earlier_ones_have_written()
    {
        var order = Sample.SuggestedOrder();
        var url = $"Jobs(reference_back_office='{order["reference_back_office"]}')";
        var batch = await Send(
            Change("POST", "JobType", new() { ["code"] = "NEW", ["name"] = "New" }),
            Change("POST", "Jobs", order.With("job_type_code", "NEW")),
            Change("PATCH", url, new() { ["name"] = "Changed" }),
            Change("PUT", "JobType(code='NEW')", new() { ["name"] = "Newer" }),
            new BatchItem("GET", url));
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 201, 201, 200, 200, 200 }), batch.Outer.Text);
        var (created, changed, read) = (batch["1"], batch["2"], batch.Parts[4].Answer);
        Assert.That(created.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(created["modified_dateutc"], Is.Not.Null);
        Assert.That(changed["name"], Is.EqualTo("Changed"));
        Assert.That(changed["job_type_code"], Is.EqualTo("NEW"));
        Assert.That(changed.Headers["ETag"], Is.EqualTo("W/\"2\""));
        Assert.That(batch["3"]["name"], Is.EqualTo("Newer"));
        Assert.That(JsonNode.DeepEquals(read.Json, changed.Json), read.Text);
    }

    [Test]
    public async Task If_one_request_fails_nothing_is_stored()
    {
        var before = await _tenant.Snapshot();
        var batch = await Send(
            Change("POST", "Skill", new() { ["code"] = "S1", ["name"] = "One" }),
            Change("PATCH", "JobType(code='REPAIR')", new() { ["name"] = "Other" }),
            Change("DELETE", "JobPriority(code='LOW')"),
            Change("POST", "Jobs", Sample.Order().With("job_type_code", "unknown")),
            Change("POST", "Skill", new() { ["code"] = "S2", ["name"] = "Two" }));
        Assert.That(batch.Outer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(batch.Statuses, Is.EqualTo(format == BatchFormats.Json ? new[] { 424, 424, 424, 422, 424 } : [422]), batch.Outer.Text);
        Assert.That(batch["3"].Problems, Is.EqualTo(new[] { "/job_type_code not_found" }));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Requests_outside_of_a_failed_group_are_stored()
    {
        var batch = await _tenant.SendBatch(format,
        [
            new("POST", "Skill", new JsonObject { ["code"] = "S1", ["name"] = "One" }),
            Change("POST", "Skill", new() { ["code"] = "S2", ["name"] = "Two" }),
            Change("POST", "Skill", new() { ["code"] = "S1", ["name"] = "One" }),
            new("POST", "Skill", new JsonObject { ["code"] = "S3", ["name"] = "Three" }),
        ], "continue-on-error");
        Assert.That(batch.Statuses, Is.EqualTo(format == BatchFormats.Json ? new[] { 201, 424, 409, 201 } : [201, 409, 201]));
        Assert.That(await _tenant.Ask<string>(
            "select string_agg(code, ' ' order by code) from skill where tenant_id = @tenant and code like 'S_'"), Is.EqualTo("S1 S3"));
    }

    [Test]
    public async Task A_request_refers_to_rows_of_earlier_requests_by_their_ids()
    {
        var batch = await Send(
            Change("POST", "Project", new()
            {
                ["reference_back_office"] = "P-1",
                ["name"] = "Site",
                ["project_status_code"] = "OPERATIONAL",
                ["equipment_family_code"] = "LIFT-PERSON",
            }),
            Change("POST", "JobType", new() { ["code"] = "NEW", ["name"] = "New" }),
            Change("POST", "Jobs", Sample.Order().Without("project_reference_back_office").Without("job_type_code")
                .With("project@odata.bind", "$0").With("job_type", new JsonObject { ["@odata.id"] = "$1" })),
            Change("PATCH", "$2", new() { ["name"] = "Changed by $2" }),
            new BatchItem("GET", "$2/History") { Id = "4" });
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 201, 201, 201, 200, 200 }), batch.Outer.Text);
        Assert.That(batch["3"]["project_id"], Is.EqualTo(batch["0"]["id"]));
        Assert.That(batch["3"]["job_type_id"], Is.EqualTo(batch["1"]["id"]));
        Assert.That(batch["3"]["name"], Is.EqualTo("Changed by $2"));
        Assert.That(batch["4"].Json["value"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_request_that_refers_to_the_row_of_a_failed_request_is_not_processed()
    {
        var batch = await _tenant.SendBatch(format,
        [
            new("POST", "Skill", new JsonObject { ["code"] = "S1" }) { Id = "1" },
            new("PATCH", "$1", new JsonObject { ["name"] = "One" }) { Id = "2" },
        ], "continue-on-error");
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 400, 424 }), batch.Outer.Text);
        Assert.That(batch["2"].Problems, Is.EqualTo(new[] { " failed_dependency" }));
    }

    [Test]
    public async Task A_version_that_another_request_of_the_group_has_changed_does_not_match()
    {
        var batch = await Send(
            Change("PATCH", "Skill(code='GAS')", new() { ["name"] = "One" }),
            Change("PATCH", "Skill(code='GAS')", new() { ["name"] = "Two" }) with
            {
                Headers = new Dictionary<string, string> { ["If-Match"] = "W/\"1\"" },
            });
        Assert.That(batch.Statuses.Where(status => status != 424), Is.EqualTo(new[] { 412 }), batch.Outer.Text);
        Assert.That((await _tenant.Send(HttpMethod.Get, "/api/Skill(code='GAS')"))["name"], Is.Not.EqualTo("One"));
    }

    [Test]
    public async Task A_dry_run_in_a_group_stores_nothing()
    {
        var batch = await Send(
            Change("POST", "Skill?dry_run=true", new() { ["code"] = "S1", ["name"] = "One" }),
            Change("POST", "Skill", new() { ["code"] = "S1", ["name"] = "Two" }));
        Assert.That(batch.Statuses, Is.EqualTo(new[] { 200, 201 }), batch.Outer.Text);
        Assert.That(await _tenant.Ask<string>("select name from skill where tenant_id = @tenant and code = 'S1'"), Is.EqualTo("Two"));
    }

    [Test]
    public async Task The_responses_of_a_group_have_a_maximum_size()
    {
        var order = await _tenant.Post(Sample.SuggestedOrder().With("description", new string('€', 4000)));
        await _tenant.Run($"""
            insert into job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to)
            select @tenant, gen_random_uuid(), id, suggested_user_id, now(), now() + interval '1 hour'
            from jobs, generate_series(1, 20) where tenant_id = @tenant and id = '{order["id"]}'
            """);
        var url = $"Jobs({order["id"]})?$expand=job_planning($expand=jobs)";
        BatchItem[] changes = [.. Enumerable.Range(0, 100)
            .Select(number => new BatchItem("PATCH", url, new JsonObject { ["name"] = $"{number}" }))];
        var alone = await Send(changes);
        Assert.That(alone.Statuses, Has.All.EqualTo(200), "each response is sent before the next request is processed");

        var before = await _tenant.Snapshot();
        var group = await Send([.. changes.Select(change => change with { Group = "changes" })]);
        var failed = group.Parts.Single(part => part.Answer.Status != HttpStatusCode.FailedDependency).Answer;
        Assert.That(failed.Status, Is.EqualTo(HttpStatusCode.BadRequest), failed.Text);
        Assert.That(failed["detail"], Does.Contain("at most 16 MB, the responses of an atomicity group together"));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    private static BatchItem Change(string method, string url, JsonObject? body = null) => new(method, url, body) { Group = "changes" };

    private Task<BatchAnswer> Send(params BatchItem[] items) => _tenant.SendBatch(
        format, [.. items.Select((item, index) => item.Id is null && item.Group is not null ? item with { Id = $"{index}" } : item)]);
}
