using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>An embedded parent order is created with its child, or only referred to if it exists.</summary>
public sealed class ParentOrderTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task A_key_next_to_a_new_parent_becomes_its_key()
    {
        var key = Sample.Reference();
        for (var i = 0; i < 2; i++)
        {
            var response = await _tenant.Post(Sample.Order().With("_parent_jobs_reference_back_office", key)
                .With("_parent_job", Sample.Order().Without("reference_back_office")));
            Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
            Assert.That(response["_parent_jobs_reference_back_office"], Is.EqualTo(key));
            var parent = await _tenant.Get(response["_parent_id"]!);
            Assert.That(parent["reference_back_office"], Is.EqualTo(key));
        }
        Assert.That(await _tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant and reference_back_office = @key",
            new { key }), Is.EqualTo(1));
    }

    [Test]
    public async Task Unknown_references_of_a_new_parent_are_reported_at_their_pointer()
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(Sample.Order().With("_parent_job", Sample.Order().With("""
            {"job_type_code": "REPAIRS", "project_reference_back_office": null,
             "project": {"reference_back_office": "EQ-10023", "equipment_model_code": "C19"}}
            """)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems,
            Is.EquivalentTo(["/_parent_job/job_type_code not_found", "/_parent_job/project/equipment_model_code not_found"]));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_parent_and_its_child_may_embed_the_same_new_row()
    {
        var skill = """{"skill": {"code": "SHARED", "name": "Shared"}}""";
        var response = await _tenant.Post(Sample.Order().With(skill).With("_parent_job", Sample.Order().With(skill)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That((await _tenant.Get(response["_parent_id"]!))["skill_id"], Is.EqualTo(response["skill_id"]));
    }

    [Test]
    public async Task An_existing_parent_and_its_embedded_objects_are_not_changed()
    {
        var parent = await _tenant.Post(Sample.Order());
        var stored = (await _tenant.Get(parent["id"]!)).Text;
        var before = await _tenant.MasterDataSnapshot();
        var response = await _tenant.Post(Sample.Order().With("_parent_job", new JsonObject
        {
            ["reference_back_office"] = parent["reference_back_office"],
            ["name"] = "Another name",
            ["job_type"] = new JsonObject { ["code"] = "NEVER", ["name"] = "Never made" },
        }));
        Assert.That(response["_parent_id"], Is.EqualTo(parent["id"]), response.Text);
        Assert.That(response.Warnings, Is.EqualTo(["/_parent_job parent_unchanged"]));
        Assert.That((await _tenant.Get(parent["id"]!)).Text, Is.EqualTo(stored));
        Assert.That(await _tenant.MasterDataSnapshot(), Is.EqualTo(before));
    }
}
