using System.Net;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Only an order that was never planned or started is deleted; others are canceled.</summary>
public sealed class DeleteOrderTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task An_order_is_deleted_with_its_tentative_entries()
    {
        var before = await Rows();
        var order = await _tenant.PostCreated(OrderRequests.Suggested("T01"));
        var dryRun = await _tenant.Send("DELETE", order.Url() + "?dry_run=true");
        Assert.That((dryRun.Status, dryRun["would_answer"]), Is.EqualTo((HttpStatusCode.OK, "204")), dryRun.Text);
        Assert.That(await Rows(), Is.EqualTo((before.Jobs + 1, before.Entries + 4)));

        var deleted = await _tenant.Send("DELETE", order.Url(), null, "If-Match: W/\"1\"");

        Assert.That((deleted.Status, deleted.Text), Is.EqualTo((HttpStatusCode.NoContent, "")));
        Assert.That(await Rows(), Is.EqualTo(before));
        Assert.That((await _tenant.Get(order["id"]!)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await _tenant.Until("select not exists (select from change_pending where tenant_id = @tenant)");
        Assert.That(await _tenant.Ask<string>("""
            select string_agg(distinct entity, ' ') from change_feed where tenant_id = @tenant and operation = 'deleted'
            """), Is.EqualTo("job_planning jobs"));
        var again = await _tenant.PostCreated(OrderRequests.Suggested().With("reference_back_office", order["reference_back_office"]));
        Assert.That(again["id"], Is.Not.EqualTo(order["id"]));
    }

    [Test]
    public async Task An_order_that_was_planned_or_started_is_not_deleted()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        await _tenant.ChangeStatus(order, "Planned");
        var refused = await _tenant.Refused("DELETE", order.Url(), null, 409, " not_deletable", " not_deletable");
        Assert.That(refused.Text, Does.Contain("its status is Planned").And.Contain("Cancel it instead"));
        var dryRun = await _tenant.Send("DELETE", order.Url() + "?dry_run=true");
        Assert.That(dryRun["would_answer"], Is.EqualTo("409"));
        await _tenant.Run("""
            update job_planning set date_from = now() - interval '3 days', date_to = now() - interval '2 days' where tenant_id = @tenant
            """);
        await _tenant.ChangeStatus(order, "Open");
        await _tenant.Refused("DELETE", order.Url(), null, 409, " not_deletable");
    }

    [Test]
    public async Task An_order_with_children_is_not_deleted_and_names_them()
    {
        var parent = await _tenant.PostCreated(Sample.Order());
        var child = await _tenant.PostCreated(Sample.Order().With("_parent_id", parent["id"]));
        foreach (var url in new[] { parent.Url(), $"/api/Jobs(reference_back_office='{parent["reference_back_office"]}')" })
        {
            var refused = await _tenant.Refused("DELETE", url, null, 409, " not_deletable");
            Assert.That(refused["detail"], Does.Contain(child["reference_back_office"]!));
        }
        Assert.That((await _tenant.Send("DELETE", child.Url())).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await _tenant.Send("DELETE", parent.Url())).Status, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Of_a_delete_and_a_new_child_at_once_one_is_refused()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var parent = await _tenant.PostCreated(Sample.Order());
            var child = _tenant.Send("POST", "/api/Jobs", Sample.Order().With("_parent_id", parent["id"]));
            var delete = _tenant.Send("DELETE", parent.Url());
            var statuses = (await child, await delete) switch
            {
                ({ Status: HttpStatusCode.Created }, { Status: HttpStatusCode.Conflict }) => "child",
                ({ Status: HttpStatusCode.UnprocessableEntity }, { Status: HttpStatusCode.NoContent }) => "delete",
                var (created, deleted) => $"{created.Text} {deleted.Status} {deleted.Text}",
            };
            Assert.That(statuses, Is.AnyOf("child", "delete"));
        }
    }

    private async Task<(int Jobs, int Entries)> Rows() => (
        await _tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant"),
        await _tenant.Ask<int>("select count(*) from job_planning where tenant_id = @tenant"));
}
