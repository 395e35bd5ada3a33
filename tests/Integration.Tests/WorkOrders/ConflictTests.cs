using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>A POST of an order that already exists returns 409 with its id and location.</summary>
public sealed class ConflictTests
{
    private const HttpStatusCode Conflict = HttpStatusCode.Conflict;

    [Test]
    public async Task A_duplicate_reference_returns_the_existing_order()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.PostCreated(Sample.SuggestedOrder());
        var again = await tenant.PostRefused(Sample.SuggestedOrder().With("reference_back_office", first["reference_back_office"])
            .With("name", "Another"), Conflict, "/reference_back_office exists");
        AssertPointsTo(again, "/reference_back_office", first);
    }

    [Test]
    public async Task A_duplicate_id_returns_the_existing_order()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.PostCreated(Sample.Order());
        var again = await tenant.PostRefused(Sample.Order().With("id", first["id"]), Conflict, "/id exists");
        AssertPointsTo(again, "/id", first);
    }

    [Test]
    public async Task Posting_the_same_order_twice_reports_both_conflicts()
    {
        using var tenant = await TestTenant.Create();
        var order = Sample.Order().With("id", Guid.NewGuid().ToString());
        var first = await tenant.PostCreated(order);
        var again = await tenant.PostRefused(order, Conflict, "/id exists", "/reference_back_office exists");
        AssertPointsTo(again, "/id", first);
        AssertPointsTo(again, "/reference_back_office", first);
    }

    [Test]
    public async Task An_id_and_a_reference_of_two_orders_report_both_orders()
    {
        using var tenant = await TestTenant.Create();
        var (first, second) = (await tenant.PostCreated(Sample.Order()), await tenant.PostCreated(Sample.Order()));
        var again = await tenant.PostRefused(Sample.Order().With("id", first["id"])
            .With("reference_back_office", second["reference_back_office"]), Conflict, "/id exists", "/reference_back_office exists");
        AssertPointsTo(again, "/id", first);
        Assert.That(again.Problem("/reference_back_office")["existing"]!.ToString(), Is.EqualTo(second["id"]));
    }

    [Test]
    public async Task The_most_severe_problem_sets_the_status_and_all_are_listed()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.PostCreated(Sample.Order());
        var duplicate = Sample.Order().With("reference_back_office", first["reference_back_office"]);
        var refusal = await tenant.PostRefused(duplicate.DeepClone().AsObject().With("job_type_code", "NONE")
            .With("project_reference_back_office", "GEN-MOB-1"), HttpStatusCode.UnprocessableEntity,
            "/reference_back_office exists", "/job_type_code not_found", "/db_address_street required", "/db_address_zip required",
            "/db_address_city required");
        Assert.That(refusal.Headers, Does.Not.ContainKey("Location"));
        await tenant.PostRefused(duplicate.With("name", null).With("job_type_code", "NONE"), HttpStatusCode.BadRequest,
            "/reference_back_office exists", "/name required", "/job_type_code not_found");
    }

    [Test]
    public async Task A_conflicting_order_writes_none_of_its_embedded_objects()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.PostCreated(Sample.Order());
        await tenant.PostRefused(Sample.Order().With("reference_back_office", first["reference_back_office"])
            .With("skill", new JsonObject { ["code"] = "NEW", ["name"] = "New" }).With("_parent_job", Sample.Order()), Conflict,
            "/reference_back_office exists");
    }

    [Test]
    public async Task References_are_compared_exactly_and_empty_ones_never_conflict()
    {
        using var tenant = await TestTenant.Create();
        foreach (var reference in new[] { "SO-1", "so-1", "SO-1.", "SÖ-1", "", "", " ", "\u00a0\u200b" })
        {
            await tenant.PostCreated(Sample.Order().With("reference_back_office", reference));
        }
    }

    [TestCase("so-2027-4711", "SO-2027-4711")]
    [TestCase("SO\u0308-7", "S\u00d6-7")]
    [TestCase("so\u0308-8", "S\u00d6-8")]
    public async Task A_reference_that_is_similar_to_an_existing_one_is_accepted_with_a_warning(string reference, string existing)
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.PostCreated(Sample.Order().With("reference_back_office", existing));
        var second = await tenant.PostCreated(Sample.Order().With("reference_back_office", reference));
        Assert.That(second.Warnings, Is.EqualTo(new[] { "/reference_back_office similar_key" }));
        var warning = second.Json["warnings"]![0]!;
        Assert.That((warning["value"]!.ToString(), warning["accepted"]!.ToString(), warning["existing"]!.ToString()),
            Is.EqualTo((reference, existing, first["id"])));
    }

    [Test]
    public async Task Similar_keys_within_one_message_are_reported()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.Order().With("reference_back_office", "so-new").With("_parent_job",
            Sample.Order().With("reference_back_office", "SO-NEW")));
        Assert.That(response.Warnings, Is.EqualTo(new[] { "/_parent_job/reference_back_office similar_key" }));
    }

    [Test]
    public async Task Two_tenants_may_use_the_same_id_and_reference()
    {
        using var one = await TestTenant.Create();
        using var other = await TestTenant.Create();
        var order = Sample.Order().With("id", Guid.NewGuid().ToString());
        await one.PostCreated(order);
        await other.PostCreated(order);
    }

    private static void AssertPointsTo(Answer refusal, string pointer, Answer existing)
    {
        Assert.That(refusal.Problem(pointer)["existing"]!.ToString(), Is.EqualTo(existing["id"]));
        Assert.That(refusal.Headers["Location"], Is.EqualTo(existing.Headers["Location"]));
    }
}
