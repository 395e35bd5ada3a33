using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>All rules of creation apply to a changed order as it would be.</summary>
public sealed class ChangeRuleTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    private static IEnumerable<TestCaseData> BrokenRules =>
    [
        Case("the window ends before it starts", """{"due_date": "2030-01-01"}""",
            """{"earliest_date_plannable": "2030-06-01"}""", 400, "/due_date window_reversed"),
        Case("the start is outside the stored window", """{"due_date": "2030-01-01"}""",
            """{"suggested_date_start": "2030-06-01T08:00:00Z"}""", 400, "/suggested_date_start outside_window"),
        Case("the stored start is outside the window", """{"suggested_date_start": "2030-06-01T08:00:00Z"}""",
            """{"due_date": "2030-01-01"}""", 400, "/suggested_date_start outside_window"),
        Case("a mobile project needs an address", "{}", """{"project_reference_back_office": "GEN-MOB-2"}""", 422,
            "/db_address_street required", "/db_address_zip required", "/db_address_city required"),
        Case("a mobile project has no address of a site", $$"""{"db_address_id": "{{DemoIds.BoilerAddress}}"}""",
            """
            {"project_reference_back_office": "GEN-MOB-2", "db_address_street": "Kaai", "db_address_zip": "9000", "db_address_city": "Gent"}
            """, 422, "/db_address_id address_on_mobile"),
        Case("the address is that of another site", "{}", $$"""{"db_address_id": "{{DemoIds.OtherCompanyAddress}}"}""", 422,
            "/db_address_id address_elsewhere"),
        Case("the contact is that of another company", $$"""{"requested_by_company_id": "{{DemoIds.Brewery}}"}""",
            $$"""{"requested_by_contact_id": "{{DemoIds.Syndic}}"}""", 422, "/requested_by_contact_id contact_elsewhere"),
        Case("the technician is archived", "{}", """{"suggested_user_code": "T09"}""", 422, "/suggested_user_code user_archived"),
        Case("a reference does not exist", "{}", """{"job_type_code": "NONE", "skill_code": "GAS"}""", 422, "/job_type_code not_found"),
        Case("an unknown address is not also elsewhere", "{}", """{"db_address_id": "019f0000-0000-7000-8000-000000000999"}""", 422,
            "/db_address_id not_found"),
        Case("an unknown company is not also that of another contact", $$"""{"requested_by_contact_id": "{{DemoIds.Syndic}}"}""",
            """{"requested_by_company_id": "019f0000-0000-7000-8000-000000000999"}""", 422, "/requested_by_company_id not_found"),
        Case("two forms contradict each other", "{}", $$"""{"job_type_id": "{{DemoIds.Repair}}", "job_type_code": "INSPECT"}""", 422,
            "/job_type_code contradiction"),
        Case("a text is too long", "{}", $$"""{"name": "{{new string('x', 256)}}"}""", 400, "/name too_long"),
        Case("a value has the wrong type", "{}", """{"estimated_time": "soon", "name": null}""", 400,
            "/estimated_time wrong_type", "/name required"),
        Case("an embedded object has no key", "{}", """{"skill": {"name": "x"}}""", 400, "/skill no_key"),
        Case("the parent does not exist", "{}", """{"_parent_jobs_reference_back_office": "NONE"}""", 422,
            "/_parent_jobs_reference_back_office not_found"),
    ];

    [TestCaseSource(nameof(BrokenRules))]
    public async Task A_broken_rule_is_reported_at_its_field_and_changes_nothing(
        string stored, string patch, int status, string[] problems)
    {
        var order = Sample.Order();
        foreach (var (field, value) in JsonNode.Parse(stored)!.AsObject())
        {
            order = order.With(field, value!.DeepClone());
        }
        var created = await _tenant.PostCreated(order);
        await _tenant.Refused("PATCH", created.Url(), JsonNode.Parse(patch), status, problems);
    }

    [Test]
    public async Task Only_a_changed_technician_must_be_active()
    {
        using var tenant = await TestTenant.Create();
        var order = await tenant.PostCreated(OrderRequests.Suggested());
        await tenant.Run("update \"user\" set archived = true where tenant_id = @tenant and code = 'T07'");
        await tenant.Change("PATCH", order.Url(), new JsonObject { ["name"] = "New" });
        await tenant.Change("PATCH", order.Url(), new JsonObject { ["estimated_time"] = 30 });
        await tenant.Change("PUT", order.Url(), OrderRequests.Suggested().With("name", "Newer")
            .With("reference_back_office", order["reference_back_office"]));
        await tenant.ChangeStatus(order, "Open");
        await tenant.Refused("PATCH", order.Url(), OrderRequests.Status("Suggested"), 422, "/suggested_user_id user_archived");
    }

    [Test]
    public async Task Another_project_brings_its_company_and_its_address()
    {
        var order = await _tenant.PostCreated(Sample.MobileOrder());
        var changed = await _tenant.Change("PATCH", order.Url(), new JsonObject { ["project_reference_back_office"] = "EQ-10023" });
        Assert.That((changed["company_id"], changed["db_address_street"]), Is.EqualTo((DemoIds.Brewery, (string?)null)));
        Assert.That(changed.Warnings, Is.EqualTo(new[] { "/db_address_street address_ignored" }));
        Assert.That(changed.WithoutWarnings(), Is.EqualTo((await _tenant.Get(order["id"]!)).Text));
    }

    [Test]
    public async Task Rules_about_what_does_not_change_are_not_applied_again()
    {
        using var tenant = await TestTenant.Create();
        var order = await tenant.PostCreated(Sample.Order());
        await tenant.Run("update project set is_mobile_installation = true where tenant_id = @tenant");
        await tenant.Change("PATCH", order.Url(), new JsonObject { ["name"] = "New" });
        await tenant.Refused("PATCH", order.Url(), new JsonObject { ["db_address_id"] = DemoIds.BoilerAddress }, 422,
            "/db_address_street required", "/db_address_zip required", "/db_address_city required", "/db_address_id address_on_mobile");
    }

    [Test]
    public async Task A_closed_project_takes_no_order_but_keeps_those_that_it_has()
    {
        using var tenant = await TestTenant.Create();
        var order = await tenant.PostCreated(Sample.Order());
        await tenant.Send("PUT", "/api/ProjectStatus(code='CLOSED-1')", JsonNode.Parse("""{"name": "Closed", "is_closed": true}"""));
        foreach (var project in new[] { "EQ-10023", "GEN-MOB-2" })
        {
            await tenant.Change("PATCH", $"/api/Project(reference_back_office='{project}')",
                new JsonObject { ["project_status_code"] = "CLOSED-1" });
        }
        await tenant.Change("PATCH", order.Url(), new JsonObject { ["db_address_id"] = DemoIds.BoilerAddress });
        await tenant.Refused("PATCH", order.Url(), new JsonObject { ["project_reference_back_office"] = "GEN-MOB-2" }, 422,
            "/project_reference_back_office project_closed");
    }

    private static TestCaseData Case(string name, string stored, string patch, int status, params string[] problems) =>
        new TestCaseData(stored, patch, status, problems).SetArgDisplayNames(name);
}
