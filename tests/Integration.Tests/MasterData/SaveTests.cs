using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.MasterData;

/// <summary>What a message may contain, and how it is answered.</summary>
public sealed class SaveTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Embedded_objects_are_created_with_the_row()
    {
        var created = await Send(HttpMethod.Post, "/api/Project", """
            {"reference_back_office":"EQ-NESTED","name":"Chiller","company_code":"C-100",
             "equipment_model":{"code":"M-NESTED","name":"Cold 9","equipment_brand":{"code":"B-NESTED","name":"Frost",
                "sales_organization":{"code":"SO-NESTED","name":"North"}},
                "equipment_family":{"code":"F-NESTED","name":"Chillers"}}}
            """);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That(
            (created["equipment_model_code"], created["equipment_family_code"], created["company_code"]),
            Is.EqualTo(("M-NESTED", "F-NESTED", "C-100")), "the family follows the model");
        var brand = await Send(HttpMethod.Get, "/api/EquipmentBrand(code='B-NESTED')");
        Assert.That(brand["sales_organization_code"], Is.EqualTo("SO-NESTED"));
    }

    [Test]
    public async Task A_row_needs_neither_an_id_nor_a_key()
    {
        var created = await Send(HttpMethod.Post, "/api/Skill", """{"name":"Without a key"}""");
        Assert.That((created.Status, created["code"]), Is.EqualTo((HttpStatusCode.Created, (string?)null)), created.Text);
        var read = await Send(HttpMethod.Get, $"/api/Skill({created["id"]})");
        Assert.That(read["name"], Is.EqualTo("Without a key"), read.Text);
    }

    [Test]
    public async Task A_change_lists_all_problems_if_its_key_is_taken()
    {
        var created = await Send(HttpMethod.Put, "/api/Skill(code='TAKER')", """{"name":"Taker"}""");
        var refused = await Send(HttpMethod.Patch, $"/api/Skill({created["id"]})", """{"code":"GAS","sales_organization_code":"no"}""");
        Assert.That(refused.Problems, Is.EqualTo(["/code exists", "/sales_organization_code not_found"]), refused.Text);
    }

    [Test]
    public async Task All_problems_of_a_message_are_listed_with_their_pointers()
    {
        var before = await _tenant.Snapshot();
        var refused = await Send(HttpMethod.Post, "/api/Project", """
            {"reference_back_office":"123456789012345678901234567890123456789012345678901","company_code":"C-999",
             "project_status_code":"nowhere","warranty_date_until":"soon","equipment_model":{"name":"without a key"}}
            """);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest), refused.Text);
        Assert.That(refused.Problems, Is.EquivalentTo(
        [
            "/warranty_date_until not_a_date", "/name required", "/equipment_model no_key", "/reference_back_office too_long",
            "/company_code not_found", "/project_status_code not_found",
        ]));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [TestCase("PUT", """{"description":"x"}""", "/name required")]
    [TestCase("PATCH", """{"name":null}""", "/name required")]
    [TestCase("PATCH", """{"name":"  "}""", "/name required")]
    [TestCase("PATCH", """{"name":"123456789012345678901234567890123456789012345678901"}""", "/name too_long")]
    [TestCase("PATCH", """{"sales_organization":{"name":"no key"}}""", "/sales_organization no_key")]
    public async Task A_required_field_cannot_be_cleared(string verb, string body, string problem)
    {
        var before = await _tenant.Snapshot();
        var refused = await Send(new(verb), "/api/Skill(code='GAS')", body);
        Assert.That((refused.Status, refused.Problems[0]), Is.EqualTo((HttpStatusCode.BadRequest, problem)), refused.Text);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task False_and_0_are_applied_to_the_row_itself()
    {
        await Send(HttpMethod.Put, "/api/JobType(code='FALSE')", """{"name":"False","archived":true}""");
        var changed = await Send(HttpMethod.Patch, "/api/JobType(code='FALSE')", """{"archived":false}""");
        Assert.That((changed["archived"], changed.Headers["Result"]), Is.EqualTo(("false", "updated")), changed.Text);
        Assert.That(changed.Warnings, Is.Empty);
    }

    [TestCase("""{"sales_organization_id":null}""")]
    [TestCase("""{"sales_organization_code":""}""")]
    [TestCase("""{"sales_organization":null}""")]
    [TestCase("""{"sales_organization_id":"00000000-0000-0000-0000-000000000000"}""")]
    public async Task A_reference_is_cleared_by_any_of_its_forms(string body)
    {
        await Send(HttpMethod.Put, "/api/Skill(code='CLEAR')", """
            {"name":"Clear","sales_organization":{"code":"SO-CLEAR","name":"Clear"}}
            """);
        var cleared = await Send(HttpMethod.Patch, "/api/Skill(code='CLEAR')", body);
        Assert.That((cleared["sales_organization_id"], cleared.Headers["Result"]), Is.EqualTo(((string?)null, "updated")), cleared.Text);
    }

    [Test]
    public async Task A_reference_that_does_not_exist_changes_nothing()
    {
        var before = await _tenant.Snapshot();
        var refused = await Send(HttpMethod.Patch, "/api/Skill(code='GAS')", """{"sales_organization_code":"nowhere"}""");
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), refused.Text);
        Assert.That(refused.Problems, Is.EqualTo(["/sales_organization_code not_found"]));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task On_missing_error_creates_no_embedded_object()
    {
        var before = await _tenant.Snapshot();
        var refused = await Send(HttpMethod.Put, "/api/Skill(code='GAS')?on_missing=error",
            """{"name":"Gas","sales_organization":{"code":"typo","name":"Typo"}}""");
        Assert.That(refused.Problems, Is.EqualTo(["/sales_organization/code not_found"]), refused.Text);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_row_that_the_message_embeds_is_changed_with_a_warning()
    {
        await Send(HttpMethod.Put, "/api/SalesOrganization(code='SO-WARN')", """{"name":"Before"}""");
        var created = await Send(HttpMethod.Put, "/api/Skill(code='WARN')", """
            {"name":"Warn","sales_organization":{"code":"SO-WARN","name":"After"}}
            """);
        Assert.That(created.Warnings, Is.EqualTo(["/sales_organization master_data_changed"]), created.Text);
    }

    [Test]
    public async Task The_response_follows_the_preferences()
    {
        var minimal = await _tenant.Call(
            HttpMethod.Put, "/api/Skill(code='MINIMAL')", new JsonObject { ["name"] = "Minimal" }, "Prefer: return=minimal");
        Assert.That(minimal.Json.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "@odata.context", "id" }), minimal.Text);
        Assert.That(minimal.Headers["Preference-Applied"], Is.EqualTo("return=minimal"));
        Assert.That(minimal.Headers["ETag"], Is.EqualTo("W/\"1\""));

        var changed = await _tenant.Call(
            HttpMethod.Put, "/api/Skill(code='MINIMAL')", new JsonObject { ["name"] = "More" }, "Prefer: return=minimal");
        Assert.That((changed["id"], changed.Headers["ETag"]), Is.EqualTo((minimal["id"], "W/\"2\"")));

        var defaults = await _tenant.Call(HttpMethod.Get, "/api/Skill(code='MINIMAL')", null, "Prefer: nulls=default");
        Assert.That((defaults["description"], defaults["sales_organization_id"]), Is.EqualTo(("", $"{Guid.Empty}")), defaults.Text);

        var strict = await _tenant.Call(
            HttpMethod.Patch, "/api/Skill(code='MINIMAL')", new JsonObject { ["nam"] = "x" }, "Prefer: handling=strict");
        Assert.That(strict.Problems, Is.EqualTo(["/nam unknown_field"]), strict.Text);
    }

    [TestCase("application/merge-patch+json", HttpStatusCode.OK)]
    [TestCase("application/json; charset=utf-8; odata.metadata=minimal", HttpStatusCode.OK)]
    [TestCase("application/json-patch+json", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_patch_is_JSON_or_a_merge_patch(string contentType, HttpStatusCode status)
    {
        var content = new StringContent("""{"name":"Gas"}""", Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var answer = await _tenant.Send(HttpMethod.Patch, "/api/Skill(code='GAS')", content);
        Assert.That(answer.Status, Is.EqualTo(status), answer.Text);
        Assert.That(answer.Headers.GetValueOrDefault("Accept-Patch"), Is.EqualTo(
            status == HttpStatusCode.OK ? null : "application/json, text/json, application/merge-patch+json"));
    }

    [Test]
    public async Task A_tenant_can_require_the_version_that_a_change_is_based_on()
    {
        using var tenant = await TestTenant.Create(new(IfMatch: "required"));
        var created = await tenant.Call(HttpMethod.Post, "/api/Skill", new JsonObject { ["code"] = "REQ", ["name"] = "Required" });
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        var before = await tenant.Snapshot();
        foreach (var verb in new[] { "PUT", "PATCH", "DELETE" })
        {
            var refused = await tenant.Call(
                new(verb), "/api/Skill(code='REQ')", verb == "DELETE" ? null : new JsonObject { ["name"] = "Changed" });
            Assert.That((int)refused.Status, Is.EqualTo(428), refused.Text);
            Assert.That(refused.Problems, Is.EqualTo([" precondition_required"]));
            var unrelated = await tenant.Call(
                new(verb), "/api/Skill(code='REQ')", verb == "DELETE" ? null : new JsonObject { ["name"] = "Changed" },
                "If-None-Match: W/\"77\"");
            Assert.That((int)unrelated.Status, Is.EqualTo(428), unrelated.Text);
            var rehearsed = await tenant.Call(
                new(verb), "/api/Skill(code='REQ')?dry_run=true", verb == "DELETE" ? null : new JsonObject { ["name"] = "Changed" });
            Assert.That((rehearsed.Status, rehearsed["would_answer"]), Is.EqualTo((HttpStatusCode.OK, "428")), rehearsed.Text);
        }
        Assert.That(await tenant.Snapshot(), Is.EqualTo(before));
        var changed = await tenant.Call(
            HttpMethod.Patch, "/api/Skill(code='REQ')", new JsonObject { ["name"] = "Changed" }, "If-Match: W/\"1\"");
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
    }

    [TestCase("/api/Skill(GAS)")]
    [TestCase("/api/Skill('GAS')")]
    [TestCase("/api/Skill(name='Gas')")]
    [TestCase("/api/Skill(code=GAS)")]
    public async Task An_address_that_names_no_row_is_not_found(string path)
    {
        var answer = await Send(HttpMethod.Get, path);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
        Assert.That(answer.Text, Does.Contain("Skill(code='…')"));
    }

    private Task<Answer> Send(HttpMethod method, string path, string? body = null) =>
        _tenant.Call(method, path, body is null ? null : JsonNode.Parse(body));
}
