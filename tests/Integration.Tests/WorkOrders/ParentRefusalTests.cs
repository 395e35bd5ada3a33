using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Parents that are refused.</summary>
public sealed class ParentRefusalTests
{
    private const HttpStatusCode Unprocessable = HttpStatusCode.UnprocessableEntity;

    [TestCase("_parent_id", "11111111-1111-4111-8111-111111111111")]
    [TestCase("_parent_jobs_reference_back_office", "SO-NONE")]
    public async Task An_unknown_parent_is_refused(string field, string value)
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.Order().With(field, value), Unprocessable, $"/{field} not_found");
    }

    [Test]
    public async Task A_new_parent_needs_every_required_field()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.Order().With("_parent_job", new JsonObject { ["reference_back_office"] = "SO-NEW" }), Unprocessable,
            "/_parent_job/name required", "/_parent_job/project required", "/_parent_job/job_type required",
            "/_parent_job/job_status_code required");
    }

    [Test]
    public async Task A_parent_without_id_and_reference_is_refused()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.Order()
            .With("_parent_job", Sample.Order().Without("reference_back_office")), HttpStatusCode.BadRequest,
            "/_parent_job no_key");
    }

    [Test]
    public async Task An_unreadable_field_of_a_parent_is_not_also_reported_as_missing()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.Order()
            .With("_parent_job", Sample.Order().With("name", new JsonArray()).With("job_type_code", new JsonObject())),
            HttpStatusCode.BadRequest,
            "/_parent_job/name wrong_type", "/_parent_job/job_type_code wrong_type");
    }

    [Test]
    public async Task Five_levels_of_parents_are_refused()
    {
        using var tenant = await TestTenant.Create();
        var tooDeep = string.Concat(Enumerable.Repeat("/_parent_job", 5));
        var response = await tenant.PostRefused(ParentTests.Nested(5), HttpStatusCode.BadRequest, $"{tooDeep} nested_too_deep");
        Assert.That((int)response.Problem(tooDeep)["accepted"]!, Is.EqualTo(4));
    }

    [TestCase("_parent_id")]
    [TestCase("_parent_jobs_reference_back_office")]
    [TestCase("_parent_job")]
    public async Task An_order_cannot_be_its_own_parent(string form)
    {
        using var tenant = await TestTenant.Create();
        var order = Sample.Order().With("id", Guid.NewGuid().ToString());
        JsonNode self = form switch
        {
            "_parent_id" => order["id"]!.DeepClone(),
            "_parent_jobs_reference_back_office" => order["reference_back_office"]!.DeepClone(),
            _ => order.DeepClone(),
        };
        await tenant.PostRefused(order.With(form, self), Unprocessable, $"/{form} cycle");
    }

    [TestCase("id")]
    [TestCase("reference_back_office")]
    public async Task An_order_cannot_be_a_parent_of_its_parent(string key)
    {
        using var tenant = await TestTenant.Create();
        var order = Sample.Order().With("id", Guid.NewGuid().ToString());
        await tenant.PostRefused(order.With("_parent_job",
            Sample.Order().With("_parent_job", new JsonObject { [key] = order[key]!.DeepClone() })), Unprocessable,
            "/_parent_job/_parent_job cycle");
    }

    [Test]
    public async Task A_refused_child_leaves_no_parent_behind()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostRefused(Sample.Order().With("job_type_code", "REPIAR").With("_parent_job", Sample.SuggestedOrder()), Unprocessable,
            "/job_type_code not_found");
    }

    [Test]
    public async Task A_refused_parent_leaves_no_child_and_its_problems_have_its_pointer()
    {
        using var tenant = await TestTenant.Create();
        var parent = Sample.SuggestedOrder().With("suggested_user_code", "T10").With("project_reference_back_office", "GEN-MOB-1")
            .With("job_status_code", "Completed")
            .With("requested_by_company_id", DemoIds.Brewery).With("requested_by_contact_id", DemoIds.Syndic);
        await tenant.PostRefused(Sample.Order().With("_parent_job", parent), Unprocessable,
            "/_parent_job/suggested_user_code user_disabled", "/_parent_job/job_status_code status_not_settable",
            "/_parent_job/requested_by_contact_id contact_elsewhere",
            "/_parent_job/db_address_street required", "/_parent_job/db_address_zip required", "/_parent_job/db_address_city required");
    }

    [Test]
    public async Task A_parent_is_validated_like_any_order()
    {
        using var tenant = await TestTenant.Create();
        var parent = Sample.SuggestedOrder().With("name", new string('x', 256)).With("due_date", "2026-01-01")
            .With("earliest_date_plannable", "2026-01-02").With("estimated_time", -1);
        await tenant.PostRefused(Sample.Order().With("_parent_job", parent), HttpStatusCode.BadRequest,
            "/_parent_job/name too_long", "/_parent_job/due_date window_reversed", "/_parent_job/estimated_time out_of_range");
    }

    [Test]
    public async Task A_parent_and_its_child_cannot_share_a_reference()
    {
        using var tenant = await TestTenant.Create();
        var child = Sample.Order();
        var parent = Sample.Order().With("id", Guid.NewGuid().ToString())
            .With("reference_back_office", child["reference_back_office"]!.DeepClone());
        var response = await tenant.Post(child.With("_parent_job", parent));
        Assert.That((int)response.Status, Is.EqualTo(422), response.Text);
        Assert.That(response.Problems, Has.One.StartsWith("/_parent_job "), "The reference is the child's, but the id is not.");
        Assert.That(await tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant"), Is.Zero);
    }
}
