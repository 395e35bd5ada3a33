using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>Each tenant has at most one default row per entity; a new default replaces the old one.</summary>
public sealed class DefaultRowTests
{
    private const string DefaultPriority = """{"job_priority": {"code": "<code>", "name": "<code>", "is_default": true}}""";

    [TestCase("HIGH"), TestCase("NEW")]
    public async Task A_new_default_replaces_the_old_one(string code)
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Default("LOW"));
        var old = (await tenant.FindRow("job_priority", "LOW"))!;
        var response = await tenant.Post(Default(code));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(await Defaults(tenant), Is.EqualTo(code));
        var now = (await tenant.FindRow("job_priority", "LOW"))!;
        Assert.That(now["is_default"]!.GetValue<bool>(), Is.False);
        Assert.That(now["row_version"]!.GetValue<int>(), Is.EqualTo(old["row_version"]!.GetValue<int>() + 1),
            "Clients that synchronize must see the change.");
        Assert.That((await tenant.Post(Sample.Order()))["job_priority_code"], Is.EqualTo(code),
            "An order without a priority gets the default.");
    }

    [Test]
    public async Task Setting_the_current_default_again_writes_nothing()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Default("LOW"));
        var before = await tenant.MasterDataSnapshot();
        await tenant.Post(Default("LOW"));
        Assert.That(await tenant.MasterDataSnapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_old_default_may_be_embedded_next_to_the_new_one([Values] bool setsFalse)
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Default("LOW"));
        var old = """{"job_priority": {"code": "LOW", "sales_organization": {"code": "NEW", "name": "New"}}}""";
        var parent = Sample.Order().With(setsFalse ? old.Replace("\"LOW\"", "\"LOW\", \"is_default\": false") : old);
        var response = await tenant.Post(Default("HIGH").With("_parent_job", parent));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(await Defaults(tenant), Is.EqualTo("HIGH"));
        Assert.That((await tenant.FindRow("job_priority", "LOW"))!["sales_organization_id"], Is.Not.Null,
            "Its other fields are updated too.");
    }

    [TestCase("LOW", "HIGH"), TestCase("NEW-1", "NEW-2"), TestCase("LOW", "NEW-2")]
    public async Task Two_defaults_in_one_request_contradict_each_other(string parentCode, string code)
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Snapshot();
        var response = await tenant.Post(Default(code).With("_parent_job", Default(parentCode)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems,
            Is.EquivalentTo(["/job_priority/is_default contradiction", "/_parent_job/job_priority/is_default contradiction"]));
        Assert.That(response.Problem("/job_priority/is_default")["message"]!.ToString(),
            Does.Contain(parentCode).And.Contain("/_parent_job/job_priority/is_default"));
        Assert.That(await tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Concurrent_requests_leave_one_default()
    {
        using var tenant = await TestTenant.Create();
        var responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => tenant.Post(Default(i % 3 == 0 ? "HIGH" : $"P-{i}"))));
        Assert.That(responses.Select(response => response.Status), Is.All.EqualTo(HttpStatusCode.Created),
            () => responses.First(response => response.Status != HttpStatusCode.Created).Text);
        Assert.That(await tenant.Ask<int>("select count(*) from job_priority where tenant_id = @tenant and is_default"), Is.EqualTo(1));
    }

    private static JsonObject Default(string code) => Sample.Order().With(DefaultPriority.Replace("<code>", code));

    private static Task<string?> Defaults(TestTenant tenant) =>
        tenant.Ask<string>("select string_agg(code, ',') from job_priority where tenant_id = @tenant and is_default");
}
