using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Parent orders, which exist already or are created with their child.</summary>
public sealed class ParentTests
{
    private const string Orders = "select count(*) from jobs where tenant_id = @tenant";

    [TestCase("_parent_id")]
    [TestCase("_parent_jobs_reference_back_office")]
    [TestCase("_parent_job")]
    public async Task An_existing_parent_can_be_given_in_any_form(string form)
    {
        using var tenant = await TestTenant.Create();
        var parent = await tenant.PostCreated(Sample.Order());
        JsonNode value = form switch
        {
            "_parent_id" => parent["id"]!,
            "_parent_jobs_reference_back_office" => parent["reference_back_office"]!,
            _ => new JsonObject { ["id"] = parent["id"] },
        };
        var child = await tenant.PostCreated(Sample.Order().With(form, value).With("working_sequence", 2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(child["_parent_id"], Is.EqualTo(parent["id"]));
            Assert.That(child["_parent_jobs_reference_back_office"], Is.EqualTo(parent["reference_back_office"]));
            Assert.That(child.Warnings, Is.Empty);
            Assert.That((await tenant.Get(child["id"]!)).Text, Is.EqualTo(child.Text));
        }
    }

    [Test]
    public async Task A_parent_without_a_reference_is_given_by_its_id()
    {
        using var tenant = await TestTenant.Create();
        var parent = await tenant.PostCreated(Sample.Order().Without("reference_back_office"));
        var child = await tenant.PostCreated(Sample.Order().With("_parent_id", parent["id"]));
        Assert.That((child["_parent_id"], child["_parent_jobs_reference_back_office"]), Is.EqualTo((parent["id"], (string?)null)));
    }

    [Test]
    public async Task A_new_parent_is_created_with_its_child()
    {
        using var tenant = await TestTenant.Create();
        var parent = Sample.MobileOrder().With("id", Guid.NewGuid().ToString()).With("description", "The whole")
            .With("job_priority_code", "HIGH").With("_parent_job", Sample.Order());
        var child = await tenant.PostCreated(Sample.Order().With("_parent_job", parent));
        var stored = await tenant.Get(child["_parent_id"]!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored["id"], Is.EqualTo(parent["id"]!.ToString()));
            Assert.That(stored["db_address_city"], Is.EqualTo("Gent"));
            Assert.That(stored["job_priority_code"], Is.EqualTo("HIGH"));
            Assert.That(stored["company_code"], Is.EqualTo("C-400"));
            Assert.That(stored["description"], Is.EqualTo("The whole"));
            Assert.That(stored["_parent_jobs_reference_back_office"],
                Is.EqualTo(parent["_parent_job"]!["reference_back_office"]!.ToString()));
            Assert.That((child["id2"], stored["id2"]), Is.EqualTo(("3", "2")), "A parent is numbered before its child.");
            Assert.That(await tenant.Ask<int>("select count(distinct tx) from jobs where tenant_id = @tenant"), Is.EqualTo(1),
                "All orders are written in one transaction.");
        }
    }

    [Test]
    public async Task Four_levels_of_parents_are_accepted()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Nested(4));
        Assert.That(await tenant.Ask<int>(Orders), Is.EqualTo(5));
    }

    [Test]
    public async Task A_suggested_parent_is_also_planned()
    {
        using var tenant = await TestTenant.Create();
        var child = await tenant.PostCreated(Sample.SuggestedOrder()
            .With("_parent_job", Sample.SuggestedOrder().With("suggested_user_code", "T01")));
        Assert.That(child.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await tenant.Get(child["_parent_id"]!)).Json["job_planning"]!.AsArray(), Has.Count.EqualTo(4));
    }

    [Test]
    public async Task An_existing_parent_is_not_changed_and_differences_cause_a_warning()
    {
        using var tenant = await TestTenant.Create();
        var parent = await tenant.PostCreated(Sample.Order().With("estimated_time", 30));
        var changed = Sample.Order().With("reference_back_office", parent["reference_back_office"]).With("name", "Another name")
            .With("estimated_time", 30)
            .With("job_priority_code", "HIGH").With("job_type", new JsonObject { ["code"] = "INSPECT", ["name"] = "Not to be written" })
            .Without("job_type_code")
            .With("_parent_job", Sample.Order());
        var child = await tenant.PostCreated(Sample.Order().With("_parent_job", changed));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(child.Warnings, Is.EqualTo(new[] { "/_parent_job parent_unchanged" }));
            Assert.That(child.Json["warnings"]![0]!["value"]!.AsArray().Select(field => field!.ToString()),
                Is.EquivalentTo(new[] { "name", "job_priority_code", "job_type", "_parent_job" }));
            Assert.That((await tenant.Get(parent["id"]!)).Text, Is.EqualTo(parent.Text));
            Assert.That(await tenant.Ask<int>(Orders), Is.EqualTo(2), "The parents of an existing parent are not created.");
            Assert.That(
                await tenant.Ask<int>("select count(*) from job_type where tenant_id = @tenant and name = 'Not to be written'"),
                Is.Zero);
        }
    }

    [Test]
    public async Task An_existing_parent_sent_unchanged_causes_no_warning()
    {
        using var tenant = await TestTenant.Create();
        var order = Sample.SuggestedOrder().With("due_date", "2027-01-01T00:00:00Z")
            .With("job_type", new JsonObject { ["code"] = "REPAIR" });
        var parent = await tenant.PostCreated(order);
        Assert.That((await tenant.PostCreated(Sample.Order().With("_parent_job", order.DeepClone()))).Warnings, Is.Empty, "As requested.");
        Assert.That((await tenant.PostCreated(Sample.Order()
            .With("_parent_job", parent.Json.DeepClone().AsObject().With("warnings", new JsonArray())))).Warnings, Is.Empty,
            "As returned.");
    }

    /// <summary>Returns an order with the given number of parent levels.</summary>
    internal static JsonObject Nested(int parents) => parents == 0
        ? Sample.Order() : Sample.Order().With("_parent_job", Nested(parents - 1));
}
