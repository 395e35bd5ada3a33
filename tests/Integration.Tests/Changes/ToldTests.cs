using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Access;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Whoever writes, the feed tells of it: each row of each table, in its last version.</summary>
public sealed class ToldTests
{
    [Test]
    public async Task The_feed_tells_of_an_order_and_of_all_that_was_created_and_changed_with_it()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Changes();
        var created = await tenant.Post(Some.Example("embedded-from-nothing.json"), "?dry_run=false");
        var changed = await tenant.Post(Some.SuggestedOrder().With("job_type", JsonNode.Parse("""{"code": "REPAIR", "name": "Repairs", "color": "#ff0000"}""")).Without("job_type_code"));
        Assert.That((created.Status, changed.Status), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)), created.Text + changed.Text);

        var follower = new Follower(tenant.Http);
        await follower.ReadTo(await tenant.Changes());
        var read = follower.Changes.Skip((int)before).Select(change => $"{change["operation"]} {change["entity"]} {change["key"]}").ToList();
        Assert.That(read.IndexOf($"created jobs {created["reference_back_office"]}"), Is.GreaterThan(read.IndexOf($"created project {created["project_reference_back_office"]}")).And.Positive,
            "what is referred to is told of before what refers to it");
        Assert.That(read, Does.Contain("updated job_type REPAIR").And.Contain("created job_planning "));
        Assert.That(await tenant.Untold(), Is.Null);
    }

    [Test]
    public async Task Changing_the_default_priority_tells_of_both_rows()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Default("LOW"));
        var before = await tenant.Changes();
        await tenant.Post(Default("HIGH"));

        var follower = new Follower(tenant.Http, "&entities=job_priority");
        await follower.ReadTo(await tenant.Changes());
        var read = follower.Changes.Where(change => change["position"]!.GetValue<long>() > before);
        Assert.That(read.Select(change => $"{change["operation"]} {change["key"]} {change["changed_fields"]?.ToJsonString()} {change["row_version"]}"),
            Is.EqualTo(new[] { """updated LOW ["is_default"] 3""", """updated HIGH ["is_default"] 2""" }), "what gives way first");
        Assert.That(await tenant.Untold(), Is.Null);

        static JsonNode Default(string code) => Some.Order().With("job_priority", JsonNode.Parse($$"""{"code": "{{code}}", "is_default": true}"""));
    }

    [Test]
    public async Task The_feed_tells_of_every_row_of_an_import_and_of_who_sent_it()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Changes();
        tenant.Http.DefaultRequestHeaders.Add("Origin-System", "erp1");
        var orders = new JsonArray([Some.SuggestedOrder(), Some.Example("embedded-from-nothing.json"), .. Enumerable.Range(0, 200).Select(_ => Some.Order())]);
        using var file = new StringContent(orders.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        var answer = await tenant.Send(HttpMethod.Post, "/api/Jobs/Import", file);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);

        var follower = new Follower(tenant.Http);
        await follower.ReadTo(await tenant.Changes());
        var read = follower.Changes.Skip((int)before).ToList();
        Assert.That(read.Count(change => change["entity"]!.ToString() == "jobs"), Is.EqualTo(orders.Count));
        Assert.That(read.Select(change => change["origin"]?.ToString()), Is.All.EqualTo("erp1"));
        Assert.That(await tenant.Untold(), Is.Null);
    }

    [Test]
    public async Task What_the_command_line_gives_a_new_tenant_is_told_of()
    {
        await using var database = await TemporaryDatabase.Create();
        await CommandLineRun.ExecuteSuccessfully(database.ConnectionString, "tenant", "add", "acme");
        await CommandLineRun.ExecuteSuccessfully(database.ConnectionString, "key", "add", "acme", "erp");
        await CommandLineRun.ExecuteSuccessfully(database.ConnectionString, "user", "add", "acme", "ines");
        Assert.That(await database.Ask<long>("select count(*) from change_pending"), Is.EqualTo(18), "the statuses; who may sign in is not told");
        Assert.That(await database.Ask<string>(Told.Differences("(select id from tenant)")), Is.Null);
    }

    [Test]
    public async Task A_refused_order_and_a_dry_run_tell_of_nothing()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Changes();
        await tenant.Post(Some.Example("embedded-from-nothing.json").With("name", null));
        await tenant.Post(Some.Example("embedded-from-nothing.json"), "?dry_run=true");
        Assert.That(await tenant.Changes(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_row_that_is_not_told_of_would_be_named()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Run("update skill set row_version = row_version + 1 where tenant_id = @tenant and code = 'GAS'; insert into skill (tenant_id, id, code, name) values (@tenant, gen_random_uuid(), 'NEW', 'new')");
        Assert.That(await tenant.Untold(), Does.Contain("GAS").And.Contain("NEW"));
    }
}
