using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>An order that exists already is not created again: 409 says which it is and where.</summary>
public sealed class ConflictTests
{
    private const HttpStatusCode Conflict = HttpStatusCode.Conflict;

    [Test]
    public async Task A_reference_that_is_taken_is_answered_with_the_order_that_has_it()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.Creates(Some.SuggestedOrder());
        var again = await tenant.Refuses(Some.SuggestedOrder().With("reference_back_office", first["reference_back_office"]).With("name", "Another"), Conflict, "/reference_back_office exists");
        ProveWhere(again, "/reference_back_office", first);
    }

    [Test]
    public async Task An_id_that_is_taken_is_answered_with_the_order_that_has_it()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.Creates(Some.Order());
        var again = await tenant.Refuses(Some.Order().With("id", first["id"]), Conflict, "/id exists");
        ProveWhere(again, "/id", first);
    }

    [Test]
    public async Task The_same_message_twice_is_told_of_both()
    {
        using var tenant = await TestTenant.Create();
        var order = Some.Order().With("id", Guid.NewGuid().ToString());
        var first = await tenant.Creates(order);
        var again = await tenant.Refuses(order, Conflict, "/id exists", "/reference_back_office exists");
        ProveWhere(again, "/id", first);
        ProveWhere(again, "/reference_back_office", first);
    }

    [Test]
    public async Task An_id_and_a_reference_of_two_orders_name_both()
    {
        using var tenant = await TestTenant.Create();
        var (first, second) = (await tenant.Creates(Some.Order()), await tenant.Creates(Some.Order()));
        var again = await tenant.Refuses(Some.Order().With("id", first["id"]).With("reference_back_office", second["reference_back_office"]), Conflict, "/id exists", "/reference_back_office exists");
        ProveWhere(again, "/id", first);
        Assert.That(again.Problem("/reference_back_office")["existing"]!.ToString(), Is.EqualTo(second["id"]));
    }

    [Test]
    public async Task A_conflict_yields_to_what_is_graver_and_all_is_listed()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.Creates(Some.Order());
        var taken = Some.Order().With("reference_back_office", first["reference_back_office"]);
        var rules = await tenant.Refuses(taken.DeepClone().AsObject().With("job_type_code", "NONE").With("project_reference_back_office", "GEN-MOB-1"), HttpStatusCode.UnprocessableEntity,
            "/reference_back_office exists", "/job_type_code not_found", "/db_address_street required", "/db_address_zip required", "/db_address_city required");
        Assert.That(rules.Headers, Does.Not.ContainKey("Location"));
        await tenant.Refuses(taken.With("name", null).With("job_type_code", "NONE"), HttpStatusCode.BadRequest,
            "/reference_back_office exists", "/name required", "/job_type_code not_found");
    }

    [Test]
    public async Task What_a_conflicting_order_embeds_is_not_written()
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.Creates(Some.Order());
        await tenant.Refuses(Some.Order().With("reference_back_office", first["reference_back_office"])
            .With("skill", new JsonObject { ["code"] = "NEW", ["name"] = "New" }).With("_parent_job", Some.Order()), Conflict, "/reference_back_office exists");
    }

    [Test]
    public async Task References_are_compared_exactly_and_empty_ones_never_clash()
    {
        using var tenant = await TestTenant.Create();
        foreach (var reference in new[] { "SO-1", "so-1", "SO-1 ", "SÖ-1", "", "" })
        {
            await tenant.Creates(Some.Order().With("reference_back_office", reference));
        }
    }

    [Test]
    public async Task Another_tenant_may_have_the_same_id_and_reference()
    {
        using var one = await TestTenant.Create();
        using var other = await TestTenant.Create();
        var order = Some.Order().With("id", Guid.NewGuid().ToString());
        await one.Creates(order);
        await other.Creates(order);
    }

    private static void ProveWhere(Answer refused, string pointer, Answer existing)
    {
        Assert.That(refused.Problem(pointer)["existing"]!.ToString(), Is.EqualTo(existing["id"]));
        Assert.That(refused.Headers["Location"], Is.EqualTo(existing.Headers["Location"]));
    }
}
