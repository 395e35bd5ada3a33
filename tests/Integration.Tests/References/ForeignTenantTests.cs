using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>Another tenant's rows cannot be seen, referred to, or told apart from those that do not exist.</summary>
public sealed class ForeignTenantTests
{
    private TestTenant ours = null!;
    private TestTenant theirs = null!;

    [OneTimeSetUp]
    public async Task CreateTenants() => (ours, theirs) = (await TestTenant.Create(), await TestTenant.Create());

    [OneTimeTearDown]
    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
    }

    [Test]
    public async Task Their_order_is_as_unknown_as_one_that_never_was()
    {
        var their = (await theirs.Post(Some.Order()))["id"]!;
        var nobody = Guid.CreateVersion7().ToString();
        Assert.That(Anonymous(await ours.Get(their), their), Is.EqualTo(Anonymous(await ours.Get(nobody), nobody)));
        Assert.That((await ours.Get(their)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("skill"), TestCase("job_type"), TestCase("project"), TestCase("suggested_user"), TestCase("job_priority")]
    public async Task Their_master_data_is_as_unknown_as_what_never_was(string name)
    {
        var (id, nobody) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var made = await theirs.Post(Given(name, new JsonObject { ["id"] = id, ["name"] = "Theirs", ["username"] = "theirs", ["lastname"] = "Theirs" }));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);

        var (answer, other) = (await ours.Post(Given($"{name}_id", id)), await ours.Post(Given($"{name}_id", nobody)));
        Assert.That(answer.Problems, Is.EqualTo([$"/{name}_id not_found"]));
        Assert.That(Anonymous(answer, id), Is.EqualTo(Anonymous(other, nobody)));
    }

    [Test]
    public async Task Their_parent_order_is_as_unknown_as_one_that_never_was()
    {
        var their = await theirs.Post(Some.Order());
        var (byId, byKey) = (await ours.Post(Some.Order().With("_parent_id", their["id"])), await ours.Post(Some.Order().With("_parent_jobs_reference_back_office", their["reference_back_office"])));
        Assert.That(byId.Problems, Is.EqualTo(["/_parent_id not_found"]));
        Assert.That(byKey.Problems, Is.EqualTo(["/_parent_jobs_reference_back_office not_found"]));
    }

    [Test]
    public async Task Their_keys_are_never_suggested()
    {
        await theirs.Post(Some.Order().With("""{"skill": {"code": "SECRET-1", "name": "Secret"}}"""));
        var answer = await ours.Post(Some.Order().With("skill_code", "SECRET-2"));
        Assert.That(answer.Problems, Is.EqualTo(["/skill_code not_found"]));
        Assert.That(answer.Text, Does.Not.Contain("SECRET-1"));
    }

    [Test]
    public async Task The_same_ids_and_keys_are_free_for_everybody()
    {
        var order = Some.Order().With("id", Guid.NewGuid()).With("skill", new JsonObject { ["id"] = Guid.NewGuid(), ["code"] = "BOTH", ["name"] = "Theirs" });
        await theirs.Post(order);
        var before = await theirs.Fingerprint();
        order["skill"]!["name"] = "Ours";
        var answer = await ours.Post(order);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        Assert.That((await ours.Row("skill", "BOTH"))!["name"]!.ToString(), Is.EqualTo("Ours"));
        Assert.That(await theirs.Fingerprint(), Is.EqualTo(before));
    }

    [Test]
    public async Task Their_work_is_no_commitment_of_ours()
    {
        await theirs.Post(Some.SuggestedOrder());
        Assert.That((await ours.Post(Some.SuggestedOrder())).Warnings, Is.Empty);
    }

    private static JsonObject Given(string field, JsonNode value)
    {
        var order = Some.Order();
        foreach (var (name, form) in new[] { ("job_type", "job_type_code"), ("project", "project_reference_back_office") })
        {
            if (field.StartsWith(name, StringComparison.Ordinal))
            {
                order.Remove(form);
            }
        }
        return order.With(field, value);
    }

    /// <summary>The answer without what differs between any two requests.</summary>
    private static string Anonymous(Answer answer, string id)
    {
        var body = answer.Json.DeepClone().AsObject();
        body.Remove("traceId");
        return $"{answer.Status} {body.ToJsonString().Replace(id, "<id>")}";
    }
}
