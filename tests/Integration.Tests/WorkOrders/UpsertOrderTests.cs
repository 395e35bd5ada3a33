using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>
/// Orders are addressed by id and by key, created by PUT and PATCH if they do not exist, and protected by their versions.
/// </summary>
public sealed class UpsertOrderTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Every_form_of_address_reads_and_changes_the_order(
        [Values("Jobs({0})", "jobs('{0}')", "Jobs/{0}", "Jobs(reference_back_office='{1}')", "Jobs( reference_back_office = '{1}' )")]
        string form)
    {
        var reference = $"A/1 'é%2F+{Guid.NewGuid():n}";
        var order = await _tenant.PostCreated(Sample.Order().With("reference_back_office", reference));
        var quoted = Uri.EscapeDataString(reference.Replace("'", "''", StringComparison.Ordinal));
        var url = "/api/" + string.Format(null, form, order["id"], quoted);
        Assert.That((await _tenant.Send("GET", url)).Text, Is.EqualTo((await _tenant.Get(order["id"]!)).Text));
        await _tenant.Change("PATCH", url, new JsonObject { ["name"] = "New" });
        await _tenant.Change("PUT", url, Sample.Order().With("reference_back_office", reference).With("name", "Newer"));
        Assert.That((await _tenant.Send("GET", url + "/AllowedStatuses")).Json["value"]!.AsArray(), Is.Not.Empty);
        Assert.That((await _tenant.Send("GET", url + "/Tree"))["id"], Is.EqualTo(order["id"]));
        await _tenant.Change("POST", url + "/ChangeStatus", OrderRequests.Status("Waiting"));
        Assert.That((await _tenant.Send("DELETE", url)).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await _tenant.Send("GET", url)).Problems, Is.EqualTo(new[] { " not_found" }));
    }

    [TestCase("PUT")]
    [TestCase("PATCH")]
    public async Task An_unknown_key_creates_the_order_and_a_known_one_changes_it(string method)
    {
        var (reference, body) = (Sample.Reference(), Sample.Order().Without("reference_back_office"));
        var url = $"/api/Jobs(reference_back_office='{reference}')";
        var created = await _tenant.Send(method, url, body);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That((created["reference_back_office"], created.Headers["Result"], created.Headers["ETag"]),
            Is.EqualTo((reference, "created", "W/\"1\"")));
        Assert.That(created.Headers["Location"], Does.EndWith(created.Url()));
        Assert.That((await _tenant.Get(created["id"]!)).Text, Is.EqualTo(created.Text));
        await _tenant.Change(method, url, body, "unchanged");
        Assert.That((await _tenant.Change(method, url, body.With("name", "New")))["id"], Is.EqualTo(created["id"]));
    }

    [TestCase("PUT", 51)]
    [TestCase("PATCH", 3000)]
    public async Task A_key_in_the_URL_has_the_limit_of_the_field(string method, int length) =>
        await _tenant.Refused(method, $"/api/Jobs(reference_back_office='{new string('k', length)}')",
            Sample.Order().Without("reference_back_office"), 400, "/reference_back_office too_long");

    [TestCase(51)]
    [TestCase(3000)]
    public async Task A_key_next_to_an_embedded_parent_has_the_limit_of_the_field(int length)
    {
        var parent = Sample.Order().Without("reference_back_office");
        var order = Sample.Order().With("_parent_job", parent).With("_parent_jobs_reference_back_office", new string('k', length));
        await _tenant.PostRefused(order, HttpStatusCode.BadRequest, "/_parent_job/reference_back_office too_long");
    }

    [TestCase("PATCH", "", " To create it, send PUT, or POST to api/Jobs.")]
    [TestCase("GET", "")]
    [TestCase("DELETE", "")]
    [TestCase("POST", "/ChangeStatus")]
    public async Task Only_a_request_that_another_method_would_fulfill_names_that_method(string method, string below, string hint = "")
    {
        var id = Guid.NewGuid();
        JsonObject? body = method is "PATCH" or "POST" ? OrderRequests.Status("Waiting") : null;
        var refused = await _tenant.Send(method, $"/api/Jobs({id}){below}", body);
        Assert.That(refused["detail"], Is.EqualTo($"There is no work order with the id {id}.{hint}"), refused.Text);
    }

    [Test]
    public async Task A_put_with_an_unknown_id_creates_the_order_with_that_id_and_a_patch_does_not()
    {
        var id = Guid.NewGuid();
        await _tenant.Refused("PATCH", $"/api/Jobs({id})", Sample.Order(), 404, " not_found");
        var created = await _tenant.Send("PUT", $"/api/Jobs({id})", Sample.Order());
        Assert.That((created.Status, created["id"]), Is.EqualTo((HttpStatusCode.Created, id.ToString())), created.Text);
        await _tenant.Refused("PUT", $"/api/Jobs({Guid.NewGuid()})", new JsonObject { ["name"] = "x" }, 400,
            "/project required", "/job_type required", "/job_status_code required");
        await _tenant.Refused("PUT", $"/api/Jobs({Guid.NewGuid()})", Sample.Order().With("job_status_code", "Planned"), 422,
            "/job_status_code status_not_settable");
        await _tenant.Refused("PUT", $"/api/Jobs({Guid.Empty})", Sample.Order(), 404, " not_found");
    }

    [Test]
    public async Task Another_id_or_key_than_in_the_URL_is_refused()
    {
        var (first, second) = (await _tenant.PostCreated(Sample.Order()), await _tenant.PostCreated(Sample.Order()));
        await _tenant.Refused("PATCH", first.Url(), new JsonObject { ["id"] = second["id"] }, 400, "/id other_row");
        var byKey = $"/api/Jobs(reference_back_office='{first["reference_back_office"]}')";
        await _tenant.Refused("PATCH", byKey, new JsonObject { ["reference_back_office"] = second["reference_back_office"] }, 400,
            "/reference_back_office other_row");
        await _tenant.Refused("PATCH", byKey, new JsonObject { ["id"] = second["id"] }, 422, "/id id_immutable");
    }

    [Test]
    public async Task The_key_changes_unless_another_order_has_it()
    {
        var (first, second) = (await _tenant.PostCreated(Sample.Order()), await _tenant.PostCreated(Sample.Order()));
        var reference = Sample.Reference();
        var changed = await _tenant.Change("PATCH", first.Url(), new JsonObject { ["reference_back_office"] = reference });
        Assert.That(changed["reference_back_office"], Is.EqualTo(reference));
        var refused = await _tenant.Refused("PATCH", first.Url(), new JsonObject
        {
            ["reference_back_office"] = second["reference_back_office"],
        }, 409, "/reference_back_office exists");
        Assert.That(refused.Headers["Location"], Does.EndWith(second.Url()));
        Assert.That((await _tenant.Change("PATCH", first.Url(), new JsonObject { ["reference_back_office"] = null }))
            ["reference_back_office"], Is.Null);
    }

    [Test]
    public async Task A_change_with_another_version_is_refused_with_the_current_one()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var body = new JsonObject { ["name"] = "New" };
        await _tenant.Change("PATCH", order.Url(), body, "updated", "If-Match: W/\"7\", W/\"1\"");
        foreach (var (method, path, condition) in new[]
        {
            ("PATCH", order.Url(), "If-Match: W/\"1\""), ("PUT", order.Url(), "If-None-Match: *"),
            ("DELETE", order.Url(), "If-Match: W/\"1\""), ("POST", order.Url() + "/ChangeStatus", "If-Match: W/\"1\""),
        })
        {
            var before = await _tenant.Snapshot();
            var refused = await _tenant.Send(method, path, Sample.Order().With("job_status_code", "Waiting"), condition);
            Assert.That((refused.Status, refused.Headers.GetValueOrDefault("ETag")),
                Is.EqualTo((HttpStatusCode.PreconditionFailed, "W/\"2\"")), method + refused.Text);
            Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
        }
        await _tenant.Change("PATCH", order.Url(), new JsonObject { ["name"] = "Newer" }, "updated", "If-Match: *");
    }

    [Test]
    public async Task If_Match_only_changes_and_If_None_Match_only_creates()
    {
        foreach (var url in new[] { $"/api/Jobs({Guid.NewGuid()})", $"/api/Jobs(reference_back_office='{Sample.Reference()}')" })
        {
            var body = Sample.Order().Without("reference_back_office");
            var refused = await _tenant.Send("PUT", url, body, "If-Match: *");
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), refused.Text);
            Assert.That((await _tenant.Send("PATCH", url, body, "If-Match: W/\"1\"")).Status,
                Is.EqualTo(HttpStatusCode.PreconditionFailed));
            Assert.That((await _tenant.Send("PUT", url, body, "If-None-Match: *")).Status, Is.EqualTo(HttpStatusCode.Created));
        }
    }

    [Test]
    public async Task A_read_of_a_known_version_returns_304()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var unchanged = await _tenant.Send("GET", order.Url(), null, "If-None-Match: W/\"1\"");
        Assert.That((unchanged.Status, unchanged.Text, unchanged.Headers["ETag"]), Is.EqualTo((HttpStatusCode.NotModified, "", "W/\"1\"")));
        Assert.That((await _tenant.Send("GET", order.Url(), null, "If-None-Match: W/\"2\"")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_tenant_can_require_a_condition_for_every_change()
    {
        using var tenant = await TestTenant.Create(new TenantChange(IfMatch: "required"));
        var order = await tenant.PostCreated(Sample.Order());
        await tenant.Refused("PATCH", order.Url(), new JsonObject { ["name"] = "New" }, 428, " precondition_required");
        await tenant.Refused("DELETE", order.Url(), null, 428, " precondition_required");
        await tenant.Refused("POST", order.Url() + "/ChangeStatus", OrderRequests.Status("Waiting"), 428, " precondition_required");
        await tenant.Change("PATCH", order.Url(), new JsonObject { ["name"] = "New" }, "updated", "If-Match: W/\"1\"");
    }
}
