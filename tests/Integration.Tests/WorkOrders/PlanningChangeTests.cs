using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Availability;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The planning entries of an order stay consistent with the order when it changes.</summary>
public sealed class PlanningChangeTests
{
    private TestTenant _tenant = null!;

    [SetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [TearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task A_tentative_entry_follows_the_suggestion()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        var entry = await EntryId(order);
        await Patch(order, "suggested_date_start", OrderRequests.Start.AddHours(2).Wire());
        Assert.That(await _tenant.Planning(order), Is.EqualTo(OrderRequests.Entry(hours: 2)));
        Assert.That(await EntryId(order), Is.EqualTo(entry), "The same entry moves.");
        await Patch(order, "estimated_time", 30);
        Assert.That(await _tenant.Planning(order), Is.EqualTo(OrderRequests.Entry(hours: 2, minutes: 30)));
        var changed = await Patch(order, "suggested_user_code", "T08");
        Assert.That(await _tenant.Planning(order), Is.EqualTo(OrderRequests.Entry("T08", 2, 30)));
        Assert.That(changed.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
        await Patch(order, "suggested_user_code", "T01");
        var team = new[] { "T01", "T02", "T03", "T04" }.Select(technician => OrderRequests.Entry(technician, 2, 30));
        Assert.That(await _tenant.Planning(order), Is.EqualTo(string.Join(", ", team)), "a team leader with the team");
        await Patch(order, "suggested_date_start", null);
        Assert.That(await _tenant.Planning(order), Is.Empty);
    }

    [Test]
    public async Task A_moved_suggestion_warns_of_other_work_but_not_of_its_own()
    {
        var other = await _tenant.PostCreated(OrderRequests.Suggested(hours: 2));
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        var moved = await Patch(order, "suggested_date_start", OrderRequests.Start.AddHours(1).Wire());
        Assert.That(moved.Warnings, Is.EqualTo(new[] { "/suggested_date_start overlaps" }));
        Assert.That(moved.Json["warnings"]![0]!["message"]!.ToString(), Does.Contain(other["reference_back_office"]!));
    }

    [Test]
    public async Task An_order_that_becomes_suggested_is_planned_and_one_that_is_not_suggested_any_more_is_not()
    {
        var order = await _tenant.PostCreated(Sample.Order().With("estimated_time", 90));
        var changed = await _tenant.Change("PATCH", order.Url(), OrderRequests.Status("Suggested")
            .With("suggested_user_code", "T07").With("suggested_date_start", OrderRequests.Start.Wire()));
        Assert.That(changed.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(await _tenant.Planning(order), Is.EqualTo(OrderRequests.Entry()));
        await _tenant.ChangeStatus(order, "ToBePlanned");
        Assert.That(await _tenant.Planning(order), Is.Empty);
        await _tenant.ChangeStatus(order, "Suggested");
        Assert.That(await _tenant.Planning(order), Is.EqualTo(OrderRequests.Entry()));
    }

    [Test]
    public async Task Planned_work_becomes_firm_and_dispatched_work_stays_tentative()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested("T01"));
        await _tenant.ChangeStatus(order, "Dispatched");
        Assert.That(await _tenant.Planning(order), Does.Contain(OrderRequests.Entry("T04")));
        await _tenant.ChangeStatus(order, "Planned");
        Assert.That(await _tenant.Planning(order), Is.EqualTo(string.Join(", ",
            new[] { "T01", "T02", "T03", "T04" }.Select(technician => OrderRequests.Entry(technician, isFirm: true)))));
    }

    [Test]
    public async Task A_technician_who_is_booked_cannot_be_planned()
    {
        var first = await _tenant.PostCreated(OrderRequests.Suggested());
        var second = await _tenant.PostCreated(OrderRequests.Suggested(hours: 1));
        await _tenant.ChangeStatus(first, "Planned");
        var refused = await _tenant.Refused("POST", second.Url() + "/ChangeStatus", OrderRequests.Status("Planned"), 409, " booked");
        AssertNamesClash(refused, first);
        Assert.That(
            (string?)refused.Problem("")["clash"]!["date_from"], Is.EqualTo(OrderRequests.Start.Wire()), refused.Text);
        await Patch(second, "suggested_user_code", "T08");
        AssertNamesClash(await _tenant.Refused(
            "PATCH", second.Url(), OrderRequests.Status("Planned").With("suggested_user_code", "T07"), 409, " booked"), first);
        await _tenant.ChangeStatus(second, "Planned");
        Assert.That(await _tenant.Planning(second), Is.EqualTo(OrderRequests.Entry("T08", 1, isFirm: true)));
    }

    [Test]
    public async Task A_technician_with_many_suggestions_who_is_booked_cannot_be_planned()
    {
        var planned = await _tenant.PostCreated(OrderRequests.Suggested(hours: 1));
        await _tenant.ChangeStatus(planned, "Planned");
        for (var index = 0; index <= TechnicianSchedule.MaxRead; index++)
        {
            await _tenant.PostCreated(OrderRequests.Suggested());
        }
        var order = await _tenant.PostCreated(OrderRequests.Suggested(hours: 0.5));
        var refused = await _tenant.Refused("POST", order.Url() + "/ChangeStatus", OrderRequests.Status("Planned"), 409, " booked");
        AssertNamesClash(refused, planned);
    }

    [Test]
    public async Task Of_two_orders_that_are_planned_at_once_for_one_technician_one_is_refused()
    {
        var orders = new List<Answer>();
        for (var index = 0; index < 8; index++)
        {
            orders.Add(await _tenant.PostCreated(OrderRequests.Suggested(hours: index / 10.0)));
        }
        var answers = await Task.WhenAll(orders.Select(order =>
            _tenant.Send("POST", order.Url() + "/ChangeStatus", OrderRequests.Status("Planned"))));
        var planned = answers.Single(answer => answer.Status == HttpStatusCode.OK);
        foreach (var refused in answers.Where(answer => answer != planned))
        {
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Conflict), refused.Text);
            AssertNamesClash(refused, planned);
        }
        Assert.That(await _tenant.Ask<int>("select count(*) from job_planning where tenant_id = @tenant and is_firm"), Is.EqualTo(1));
    }

    [TestCase("suggested_user_code", "T08")]
    [TestCase("suggested_date_start", "+1")]
    [TestCase("due_date", "-1")]
    [TestCase("earliest_date_plannable", "+1")]
    public async Task A_change_that_contradicts_a_firm_entry_is_refused_and_names_it(string field, string value)
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        await _tenant.ChangeStatus(order, "Planned");
        var change = value[0] is '+' or '-' ? OrderRequests.Start.AddHours(int.Parse(value, null)).Wire() : value;
        var refused = await _tenant.Refused("PATCH", order.Url(), new JsonObject { [field] = change }, 409, $"/{field} planned");
        Assert.That(refused["detail"], Does.Contain(await EntryId(order)).And.Contain(DemoIds.Technician(7))
            .And.Contain(OrderRequests.Start.Wire()));
        Assert.That(refused.Problem($"/{field}")["accepted"]!["id"]!.ToString(), Is.EqualTo(await EntryId(order)));
    }

    [Test]
    public async Task Other_changes_of_planned_work_leave_its_entries_as_they_are()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        await _tenant.ChangeStatus(order, "Planned");
        await Patch(order, "estimated_time", 240);
        await Patch(order, "project_reference_back_office", "SITE-100");
        await Patch(order, "due_date", OrderRequests.Start.AddDays(1).Wire());
        await Patch(order, "suggested_user_code", null);
        await Patch(order, "suggested_date_start", null);
        Assert.That(await _tenant.Planning(order), Is.EqualTo(OrderRequests.Entry(isFirm: true)));
    }

    [TestCase("Open", "")]
    [TestCase("Canceled", "")]
    [TestCase("Suggested", "tentative")]
    [TestCase("Dispatched", "firm")]
    [TestCase("InProgress", "firm")]
    public async Task Reopened_or_canceled_work_is_not_planned_any_more(string status, string kind)
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        await _tenant.ChangeStatus(order, "Planned");
        var changed = await _tenant.ChangeStatus(order, status);
        Assert.That(await _tenant.Planning(order), Is.EqualTo(kind.Length == 0 ? "" : OrderRequests.Entry(isFirm: kind == "firm")));
        Assert.That(changed.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(kind.Length == 0 ? 0 : 1));
    }

    [Test]
    public async Task Work_that_has_ended_stays_recorded_when_the_order_is_canceled()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        await _tenant.ChangeStatus(order, "Planned");
        await _tenant.Run("""
            update job_planning set date_from = now() - interval '3 days', date_to = now() - interval '2 days' where tenant_id = @tenant
            """);
        await _tenant.ChangeStatus(order, "Canceled");
        Assert.That(await _tenant.Planning(order), Does.EndWith("firm"));
    }

    [Test]
    public async Task A_reopened_order_can_be_suggested_for_another_time_in_one_request()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        await _tenant.ChangeStatus(order, "Planned");
        await _tenant.Change("PATCH", order.Url(), OrderRequests.Status("Suggested")
            .With("suggested_user_code", "T08").With("suggested_date_start", OrderRequests.Start.AddHours(5).Wire()));
        Assert.That(await _tenant.Planning(order), Is.EqualTo(OrderRequests.Entry("T08", 5)));
    }

    [Test]
    public async Task The_change_feed_lists_the_entries_that_are_added_changed_and_deleted()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested());
        await Patch(order, "suggested_date_start", OrderRequests.Start.AddHours(2).Wire());
        await _tenant.ChangeStatus(order, "Open");
        await _tenant.Until("select not exists (select from change_pending where tenant_id = @tenant)");
        Assert.That(await _tenant.Ask<string>("""
            select string_agg(operation, ' ' order by position) from change_feed where tenant_id = @tenant and entity = 'job_planning'
            """), Is.EqualTo("created updated deleted"));
    }

    private static void AssertNamesClash(Answer refused, Answer planned)
    {
        Assert.That(refused.Problems, Is.EqualTo([" booked"]), refused.Text);
        var clash = refused.Problem("")["clash"]!;
        Assert.That(((string?)clash["user"], (string?)clash["order"]), Is.EqualTo(("T07", planned["reference_back_office"])), refused.Text);
        Assert.That(refused.Problem("")["free_slots"]!.AsArray(), Has.Count.EqualTo(3), refused.Text);
    }

    private Task<Answer> Patch(Answer order, string field, JsonNode? value) =>
        _tenant.Change("PATCH", order.Url(), new JsonObject { [field] = value });

    private async Task<string> EntryId(Answer order) =>
        (await _tenant.Ask<Guid>($"select id from job_planning where tenant_id = @tenant and jobs_id = '{order["id"]}'")).ToString();
}
