using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Api.Http;
using WorkOrders.Application.Requests;
using WorkOrders.Domain;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The commands of dispatchers and technicians, such as <c>POST api/Jobs(id)/Start</c>.</summary>
public sealed class CommandTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task An_order_goes_from_dispatch_to_completion_at_the_reported_times()
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested("T05"));
        var created = DateTimeOffset.Parse(order["date_create"]!, null);
        // The order exists for an hour: the status changes when the phone says so.
        var start = created.AddHours(-1);
        await SetDateStatus(order, start);
        (string Command, string? Reason, string Status)[] steps =
        [
            ("Dispatch", null, "Dispatched"), ("Accept", null, "Planned"), ("Start", null, "InProgress"),
            ("Wait", "A part is missing", "WaitingFurtherActions"), ("Start", null, "InProgress"), ("Complete", null, "Completed"),
        ];
        foreach (var ((command, reason, status), number) in steps.Select((step, number) => (step, number)))
        {
            var occurred = start.AddMinutes(number + 1).ToWire();
            var body = new JsonObject { ["occurred_at"] = occurred, ["user_code"] = "T05", ["reason"] = reason };
            var address = number % 2 == 0 ? order.Url() : $"/api/Jobs/{order["id"]}";
            var changed = await _tenant.Change("POST", $"{address}/{command}", body);
            Assert.That((changed["job_status_code"], changed["date_status"]), Is.EqualTo((status, occurred)));
            Assert.That(changed["date_closed"], Is.EqualTo(command == "Complete" ? occurred : null));
        }
        var history = (await _tenant.Send("GET", order.Url() + "/History")).Json["value"]!.AsArray();
        Assert.That(history.Select(change => change!["reason"]?.ToString()), Is.EqualTo(new[]
        {
            "Complete by T05", "Start by T05", "Wait by T05: A part is missing", "Start by T05", "Accept by T05", "Dispatch by T05", null,
        }));
        Assert.That(history[0]!["changes"]!.AsArray().Select(change => change!["field"]!.ToString()), Does.Contain("date_status"));
    }

    [Test]
    public async Task A_rejected_order_can_be_dispatched_again_without_naming_a_technician()
    {
        var order = await Dispatched("T06");
        await _tenant.Refused("POST", order.Url() + "/Reject", new JsonObject(), 400, "/reason required");
        await _tenant.Refused("POST", order.Url() + "/Reject", new JsonObject { ["reason"] = " " }, 400, "/reason required");
        await Give(order, "Reject", new() { ["reason"] = "On holiday" });
        var history = (await _tenant.Send("GET", order.Url() + "/History")).Json["value"]!.AsArray();
        Assert.That(history[0]!["reason"]!.ToString(), Is.EqualTo("Reject: On holiday"));
        Assert.That((await Give(order, "Dispatch"))["job_status_code"], Is.EqualTo("Dispatched"));
    }

    [Test]
    public async Task A_repeated_command_changes_nothing()
    {
        var order = await Dispatched("T06");
        await Give(order, "Reject", new() { ["reason"] = "On holiday" });
        var before = await _tenant.Snapshot();
        var again = await _tenant.Change("POST", order.Url() + "/Reject", new JsonObject { ["reason"] = "On holiday" }, "unchanged");
        Assert.That(again.Warnings, Is.EqualTo(new[] { "/reason reason_ignored" }));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_custom_status_of_the_same_system_status_is_kept()
    {
        await _tenant.Send("POST", "/api/JobStatus", JsonNode.Parse("""
            {"code": "BILLED", "name": "Billed", "system_job_status_code": "Completed", "usable_on_api": true}
            """));
        var order = await Started("T05", hours: 10);
        await Give(order, "Complete");
        await _tenant.ChangeStatus(order, "BILLED");
        var again = await _tenant.Change("POST", order.Url() + "/Complete", new JsonObject(), "unchanged");
        Assert.That(again["job_status_code"], Is.EqualTo("BILLED"));
    }

    [Test]
    public async Task A_command_in_another_status_names_the_statuses_in_which_it_works()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var refused = await _tenant.Refused("POST", order.Url() + "/Complete", new JsonObject(), 409, " status_transition");
        Assert.That(refused["detail"], Does.StartWith("Complete is not possible, because the work order has the status Open."));
        Assert.That(refused.Json["errors"]![0]!["accepted"]!.AsArray().Select(code => code!.ToString()),
            Is.EqualTo(new[] { "InProgress", "WaitingFurtherActions" }));
        var unmet = await _tenant.Refused("POST", order.Url() + "/Dispatch", new JsonObject(), 409, " status_condition");
        Assert.That(unmet["detail"], Does.Contain("technician must be assigned"));
    }

    [Test]
    public async Task The_acting_technician_must_be_planned_and_exist()
    {
        var order = await Dispatched("T06");
        var refused = await _tenant.Refused("POST", order.Url() + "/Accept", new JsonObject { ["user_code"] = "T08" }, 422,
            "/user_code not_planned_for_user");
        Assert.That(refused.Problem("/user_code")["accepted"]!.ToJsonString(), Is.EqualTo("[\"T06\"]"));
        await _tenant.Refused("POST", order.Url() + "/Accept", new JsonObject { ["user_code"] = "T99" }, 422, "/user_code not_found");
        await _tenant.Refused("POST", order.Url() + "/Accept", new JsonObject { ["user_id"] = Guid.NewGuid().ToString() }, 422,
            "/user_id not_found");
    }

    [Test]
    public async Task Only_the_leader_starts_the_work_of_several_technicians()
    {
        // T01 leads T02, T03 and T04.
        var order = await _tenant.PostCreated(OrderRequests.Suggested("T01", hours: 30)
            .With("approval_responsible_user_id", DemoIds.Technician(1)));
        await Give(order, "Dispatch");
        await Give(order, "Accept", new() { ["user_code"] = "T02" });
        var refused = await _tenant.Refused("POST", order.Url() + "/Start", new JsonObject { ["user_id"] = DemoIds.Technician(2) }, 409,
            "/user_id not_leader");
        Assert.That(refused["detail"], Does.Contain("only their leader, T01,").And.Contain("received T02"));
        await Give(order, "Start", new() { ["user_code"] = "T01" });
        await Give(order, "Wait", new() { ["user_code"] = "T02", ["reason"] = "Rain" });
    }

    [Test]
    public async Task A_time_before_the_last_change_or_in_the_future_is_refused()
    {
        var order = await Dispatched("T06", hours: 40);
        await SetDateStatus(order, DateTimeOffset.UtcNow.AddHours(-1));
        await _tenant.Refused("POST", order.Url() + "/Accept", At(-63), 409, "/occurred_at before_last_change");
        await _tenant.Refused("POST", order.Url() + "/Accept", At(3), 422, "/occurred_at in_future");
        await _tenant.Refused("POST", order.Url() + "/Accept", new JsonObject { ["occurred_at"] = "noon" }, 400,
            "/occurred_at not_a_date");
        var before = DateTimeOffset.UtcNow;
        var accepted = await Give(order, "Accept", At(1));
        Assert.That(DateTimeOffset.Parse(accepted["date_status"]!, null),
            Is.InRange(before.AddSeconds(-1), DateTimeOffset.UtcNow.AddSeconds(1)), "The clock of a phone can be ahead.");
    }

    [Test]
    public async Task An_order_from_before_the_migration_has_had_its_status_since_its_creation()
    {
        var order = await Dispatched("T06", hours: 50);
        await _tenant.Run($"""
            update jobs set date_status = null, date_create = now() - interval '2 hours' where tenant_id = @tenant and id = '{order["id"]}'
            """);
        await _tenant.Refused("POST", order.Url() + "/Accept", At(-123), 409, "/occurred_at before_last_change");
        await Give(order, "Accept", At(-100));
    }

    [Test]
    public async Task Conditions_and_preferences_apply_as_to_other_changes()
    {
        var order = await Dispatched("T06", hours: 60);
        var before = await _tenant.Snapshot();
        var stale = await _tenant.Send("POST", order.Url() + "/Accept", new JsonObject(), "If-Match: W/\"1\"");
        Assert.That(stale.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed), stale.Text);
        var report = await _tenant.Send("POST", order.Url() + "/Accept?dry_run=true", new JsonObject());
        Assert.That((report["would_answer"], report["result"]), Is.EqualTo(("200", "updated")), report.Text);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
        var minimal = await _tenant.Send("POST", order.Url() + "/Accept", new JsonObject(), "If-Match: W/\"2\"", "Prefer: return=minimal");
        Assert.That((minimal["id"], minimal["name"]), Is.EqualTo((order["id"], (string?)null)), minimal.Text);
        await _tenant.Refused("POST", $"/api/Jobs({Guid.NewGuid()})/Accept", new JsonObject(), 404, " not_found");
        await _tenant.Refused("POST", "/api/Jobs(reference_back_office='NONE')/Accept", new JsonObject(), 404, " not_found");
    }

    [Test]
    public void A_request_that_the_credential_does_not_allow_is_answered_with_403() =>
        Assert.That(Refusal.StatusOf(ProblemKind.Forbidden), Is.EqualTo(403));

    private static JsonObject At(int minutes) => new() { ["occurred_at"] = DateTimeOffset.UtcNow.AddMinutes(minutes).ToWire() };

    private async Task<Answer> Dispatched(string technician, double hours = 0)
    {
        var order = await _tenant.PostCreated(OrderRequests.Suggested(technician, hours));
        await Give(order, "Dispatch");
        return order;
    }

    private async Task<Answer> Started(string technician, double hours)
    {
        var order = await Dispatched(technician, hours);
        await Give(order, "Accept");
        await Give(order, "Start");
        return order;
    }

    private Task<Answer> Give(Answer order, string command, JsonObject? body = null) =>
        _tenant.Change("POST", $"{order.Url()}/{command}", body ?? []);

    private Task SetDateStatus(Answer order, DateTimeOffset time) =>
        _tenant.Run($"update jobs set date_status = '{time.ToWire()}' where tenant_id = @tenant and id = '{order["id"]}'");
}
