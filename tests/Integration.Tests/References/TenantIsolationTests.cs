using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>Another tenant's rows are invisible: they cannot be distinguished from rows that do not exist.</summary>
public sealed class TenantIsolationTests
{
    private TestTenant _ours = null!;
    private TestTenant _theirs = null!;

    [OneTimeSetUp]
    public async Task CreateTenants() => (_ours, _theirs) = (await TestTenant.Create(), await TestTenant.Create());

    [OneTimeTearDown]
    public void Dispose()
    {
        _ours.Dispose();
        _theirs.Dispose();
    }

    [Test]
    public async Task Another_tenants_order_looks_like_an_unknown_order()
    {
        var theirs = (await _theirs.Post(Sample.Order()))["id"]!;
        var unknown = Guid.CreateVersion7().ToString();
        Assert.That(Comparable(await _ours.Get(theirs), theirs), Is.EqualTo(Comparable(await _ours.Get(unknown), unknown)));
        Assert.That((await _ours.Get(theirs)).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("skill"), TestCase("job_type"), TestCase("project"), TestCase("suggested_user"), TestCase("job_priority")]
    public async Task Another_tenants_master_data_looks_like_unknown_master_data(string name)
    {
        var (id, unknown) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var created = await _theirs.Post(OrderWith(name,
            new JsonObject { ["id"] = id, ["name"] = "Theirs", ["username"] = "_theirs", ["lastname"] = "Theirs" }));
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);

        var (response, other) = (await _ours.Post(OrderWith($"{name}_id", id)), await _ours.Post(OrderWith($"{name}_id", unknown)));
        Assert.That(response.Problems, Is.EqualTo([$"/{name}_id not_found"]));
        Assert.That(Comparable(response, id), Is.EqualTo(Comparable(other, unknown)));
    }

    [Test]
    public async Task Another_tenants_parent_order_looks_like_an_unknown_order()
    {
        var theirs = await _theirs.Post(Sample.Order());
        var (byId, byKey) = (await _ours.Post(Sample.Order().With("_parent_id", theirs["id"])),
            await _ours.Post(Sample.Order().With("_parent_jobs_reference_back_office", theirs["reference_back_office"])));
        Assert.That(byId.Problems, Is.EqualTo(["/_parent_id not_found"]));
        Assert.That(byKey.Problems, Is.EqualTo(["/_parent_jobs_reference_back_office not_found"]));
    }

    [Test]
    public async Task Another_tenants_keys_are_never_suggested()
    {
        await _theirs.Post(Sample.Order().With("""{"skill": {"code": "SECRET-1", "name": "Secret"}}"""));
        var response = await _ours.Post(Sample.Order().With("skill_code", "SECRET-2"));
        Assert.That(response.Problems, Is.EqualTo(["/skill_code not_found"]));
        Assert.That(response.Text, Does.Not.Contain("SECRET-1"));
    }

    [Test]
    public async Task Two_tenants_may_use_the_same_ids_and_keys()
    {
        var order = Sample.Order().With("id", Guid.NewGuid())
            .With("skill", new JsonObject { ["id"] = Guid.NewGuid(), ["code"] = "BOTH", ["name"] = "Theirs" });
        await _theirs.Post(order);
        var before = await _theirs.Snapshot();
        order["skill"]!["name"] = "Ours";
        var response = await _ours.Post(order);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That((await _ours.FindRow("skill", "BOTH"))!["name"]!.ToString(), Is.EqualTo("Ours"));
        Assert.That(await _theirs.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Another_tenants_planning_does_not_overlap()
    {
        await _theirs.Post(Sample.SuggestedOrder());
        Assert.That((await _ours.Post(Sample.SuggestedOrder())).Warnings, Is.Empty);
    }

    private static JsonObject OrderWith(string field, JsonNode value)
    {
        var order = Sample.Order();
        foreach (var (name, form) in new[] { ("job_type", "job_type_code"), ("project", "project_reference_back_office") })
        {
            if (field.StartsWith(name, StringComparison.Ordinal))
            {
                order.Remove(form);
            }
        }
        return order.With(field, value);
    }

    /// <summary>Returns the response without the values that differ between any two requests.</summary>
    private static string Comparable(Answer response, string id)
    {
        var body = response.Json.DeepClone().AsObject();
        body.Remove("traceId");
        return $"{response.Status} {body.ToJsonString().Replace(id, "<id>")}";
    }
}
