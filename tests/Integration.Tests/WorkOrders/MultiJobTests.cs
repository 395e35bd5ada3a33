using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Orders that are grouped under a parent: their tree, moving them, canceling and completing them together.</summary>
public sealed class MultiJobTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task The_tree_contains_all_orders_in_their_sequence_whichever_of_them_is_asked()
    {
        var top = await Child(null, "Top");
        var second = await Child(top, "Second", 2);
        var first = await Child(top, "First", 1);
        var last = await Child(top, "Last");
        var leaf = await Child(first, "Leaf");
        var tree = await _tenant.Send("GET", leaf.Url() + "/Tree");
        Assert.That(Outline(tree.Json), Is.EqualTo("Top[First[Leaf[]]Second[]Last[]]"));
        Assert.That((tree["id"], tree["reference_back_office"], tree["job_status_code"], tree["working_sequence"]),
            Is.EqualTo((top["id"], top["reference_back_office"], "Open", (string?)null)));
        foreach (var order in new[] { top, second, last })
        {
            Assert.That((await _tenant.Send("GET", order.Url() + "/Tree")).Text, Is.EqualTo(tree.Text));
        }
    }

    [Test]
    public async Task An_order_moves_under_another_parent_and_out_of_the_tree()
    {
        var (one, other) = (await Child(null, "One"), await Child(null, "Other"));
        var child = await Child(one, "Child");
        await _tenant.Change("PATCH", child.Url(), new JsonObject { ["_parent_id"] = other["id"] });
        Assert.That(Outline((await _tenant.Send("GET", other.Url() + "/Tree")).Json), Is.EqualTo("Other[Child[]]"));
        await _tenant.Change("PATCH", child.Url(), new JsonObject { ["_parent_id"] = null });
        Assert.That(Outline((await _tenant.Send("GET", child.Url() + "/Tree")).Json), Is.EqualTo("Child[]"));
    }

    [Test]
    public async Task No_order_becomes_its_own_ancestor()
    {
        var top = await Child(null, "Top");
        var middle = await Child(top, "Middle");
        var leaf = await Child(middle, "Leaf");
        await _tenant.Refused("PATCH", top.Url(), new JsonObject { ["_parent_id"] = top["id"] }, 422, "/_parent_id cycle");
        await _tenant.Refused("PATCH", top.Url(), new JsonObject
        {
            ["_parent_jobs_reference_back_office"] = leaf["reference_back_office"],
        }, 422, "/_parent_jobs_reference_back_office cycle");
        await _tenant.Refused("PATCH", top.Url(), new JsonObject
        {
            ["_parent_job"] = Sample.Order().With("_parent_id", leaf["id"]),
        }, 422, "/_parent_job/_parent_id cycle");
    }

    [Test]
    public async Task Canceling_a_parent_cancels_the_children_whose_work_has_not_started()
    {
        var parent = await Child(null, "Parent");
        var open = await Child(parent, "Open");
        var below = await Child(open, "Below");
        var started = await Child(parent, "Started");
        var belowStarted = await Child(started, "Below started");
        var suggested = await _tenant.PostCreated(OrderRequests.Suggested("T06").With("_parent_id", parent["id"]));
        await SetStatus(started, "InProgress");

        var canceled = await _tenant.Change("POST", parent.Url() + "/ChangeStatus",
            OrderRequests.Status("Canceled").With("reason", "Not needed"));

        Assert.That(canceled.Warnings, Is.EqualTo(new[] { " children_canceled" }));
        foreach (var (order, status) in new[]
        {
            (open, "Canceled"), (below, "Canceled"), (suggested, "Canceled"), (started, "InProgress"), (belowStarted, "Open"),
        })
        {
            var now = await _tenant.Get(order["id"]!);
            Assert.That((now["job_status_code"], now["date_closed"] is not null), Is.EqualTo((status, status == "Canceled")), now["name"]);
        }
        Assert.That(await _tenant.Planning(suggested), Is.Empty);
    }

    [Test]
    public async Task A_parent_is_completed_after_its_children()
    {
        var parent = await Child(null, "Parent");
        var (one, two) = (await Child(parent, "One"), await Child(parent, "Two"));
        await SetStatus(parent, "InProgress");
        var refused = await _tenant.Refused(
            "POST", parent.Url() + "/ChangeStatus", OrderRequests.Status("Completed"), 409, "/job_status_code status_condition");
        Assert.That(refused["detail"], Does.Contain(one["reference_back_office"]!).And.Contain(two["reference_back_office"]!));
        var unmet = (await _tenant.Send("GET", parent.Url() + "/AllowedStatuses")).Json["value"]!.AsArray()
            .Single(status => status!["code"]!.ToString() == "Completed")!["unmet"]!.AsArray().Single()!;
        Assert.That(unmet.ToString(), Does.Contain(one["reference_back_office"]!));
        await _tenant.ChangeStatus(one, "Canceled");
        await SetStatus(two, "Completed");
        await _tenant.ChangeStatus(parent, "Completed");
    }

    private Task<Answer> Child(Answer? parent, string name, int? sequence = null) => _tenant.PostCreated(Sample.Order()
        .With("name", name).With("working_sequence", sequence).With("_parent_id", parent?["id"]));

    private Task SetStatus(Answer order, string status) => _tenant.Run($"""
        update jobs set job_status_id = (select id from job_status where tenant_id = @tenant and code = '{status}')
        where tenant_id = @tenant and id = '{order["id"]}'
        """);

    private static string Outline(JsonNode node) =>
        $"{node["name"]}[{string.Concat(node["children"]!.AsArray().Select(child => Outline(child!)))}]";
}
