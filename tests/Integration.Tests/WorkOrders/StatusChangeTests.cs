using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Domain.WorkOrders;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>The status of an order changes as the table of transitions allows, however the request is sent.</summary>
public sealed class StatusChangeTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant()
    {
        _tenant = await TestTenant.Create();
        await AddStatus("INVOICED", "Completed");
        await AddStatus("ARCHIVED", "Completed", usable: false);
        await AddStatus("CALLED", "Open");
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [Test]
    public async Task Every_pair_of_statuses_is_answered_as_the_table_says()
    {
        var differences = new List<string>();
        foreach (var earlier in SystemStatus.All)
        {
            var order = await OrderWith(earlier.Code);
            var listed = (await _tenant.Send("GET", order.Url() + "/AllowedStatuses")).Json["value"]!.AsArray()
                .Where(status => (bool)status!["allowed"]!).Select(status => status!["code"]!.ToString()).ToList();
            foreach (var later in SystemStatus.All)
            {
                var answer = await _tenant.Send(
                    "POST", order.Url() + "/ChangeStatus?dry_run=true", new JsonObject { ["job_status_id"] = later.Id.ToString() });
                var isAllowed = earlier == later || earlier.Transitions.Any(transition => transition.To == later);
                if (answer["would_answer"] != (isAllowed ? "200" : "409") || (earlier != later && listed.Contains(later.Code) != isAllowed))
                {
                    differences.Add($"{earlier.Code} to {later.Code}: {answer.Text}");
                }
            }
        }
        Assert.That(differences, Is.Empty);
    }

    [TestCase("POST", "/ChangeStatus")]
    [TestCase("PATCH", "")]
    public async Task A_forbidden_change_names_the_allowed_statuses(string method, string action)
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var refused = await _tenant.Refused(
            method, order.Url() + action, OrderRequests.Status("Completed"), 409, "/job_status_code status_transition");
        Assert.That(refused.Problem("/job_status_code")["accepted"]!.AsArray().Select(code => code!.ToString()), Is.EquivalentTo(new[]
        {
            "ToBePlanned", "Pooling", "Suggested", "Waiting", "Activated", "Canceled", "Workshop", "Dispatched",
        }));
    }

    [Test]
    public async Task Conditions_are_given_in_words()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var refused = await _tenant.Refused(
            "POST", order.Url() + "/ChangeStatus", OrderRequests.Status("Dispatched"), 409, "/job_status_code status_condition");
        Assert.That(refused["detail"], Does.Contain("technician must be assigned"));
        await _tenant.ChangeStatus(order, "ToBePlanned");
        await _tenant.Refused("PATCH", order.Url(), OrderRequests.Status("Planned"), 409, "/job_status_code status_condition");

        var planned = (await _tenant.Send("GET", order.Url() + "/AllowedStatuses")).Json["value"]!.AsArray()
            .Single(status => status!["code"]!.ToString() == "Planned")!;
        Assert.That(((bool)planned["allowed"]!, planned["name"]!.ToString(), planned["id"]!.ToString()),
            Is.EqualTo((false, "Planned", "10f456d2-000e-48ea-93d7-e016107b7a98")));
        Assert.That(planned["unmet"]![0]!.ToString(), Does.Contain("planning entry"));
    }

    [Test]
    public async Task The_closing_date_is_set_and_cleared()
    {
        var order = await OrderWith("InProgress");
        Assert.That((await _tenant.ChangeStatus(order, "Completed"))["date_closed"], Is.Not.Null);
        Assert.That((await _tenant.ChangeStatus(order, "WaitingFurtherActions"))["date_closed"], Is.Null);
        var closed = await _tenant.Change("PATCH", order.Url(), OrderRequests.Status("Completed")
            .With("date_closed", "2026-01-02T03:04:05Z"));
        Assert.That(closed["date_closed"], Is.EqualTo("2026-01-02T03:04:05Z"), "A technician may have finished earlier.");
        var replaced = await _tenant.Change("PUT", order.Url(), Sample.Order().With("job_status_code", "Completed"));
        Assert.That(replaced["date_closed"], Is.EqualTo("2026-01-02T03:04:05Z"), "A request that does not give it does not clear it.");
    }

    [Test]
    public async Task The_same_status_changes_nothing()
    {
        var order = await OrderWith("Planned");
        var before = await _tenant.Snapshot();
        await _tenant.Change("POST", order.Url() + "/ChangeStatus", OrderRequests.Status("Planned"), "unchanged");
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_reason_without_a_change_is_ignored_with_a_warning()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var answer = await _tenant.Change("POST", order.Url() + "/ChangeStatus",
            OrderRequests.Status("Open").With("reason", "Customer called"), "unchanged");
        Assert.That(answer.Warnings, Is.EqualTo(new[] { "/reason reason_ignored" }), answer.Text);
    }

    [Test]
    public async Task The_reason_is_recorded_with_the_change()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        await _tenant.Change("POST", order.Url() + "/ChangeStatus",
            OrderRequests.Status("Waiting").With("reason", "Parts are missing"));
        await _tenant.Until("select not exists (select from change_pending where tenant_id = @tenant)");
        var history = await _tenant.Send("GET", order.Url() + "/History");
        Assert.That(history.Json["value"]![0]!["reason"]!.ToString(), Is.EqualTo("Parts are missing"), history.Text);
    }

    [TestCase("""{"reason": "x"}""", 400, "/job_status_code required")]
    [TestCase("""{"job_status_code": "None"}""", 422, "/job_status_code not_found")]
    [TestCase("""{"job_status_id": "x"}""", 400, "/job_status_id not_a_guid")]
    [TestCase("""{"job_status_code": "Waiting", "resaon": "x"}""", 200)]
    public async Task A_message_without_a_valid_status_is_refused(string body, int status, params string[] problems)
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var answer = await _tenant.Send("POST", order.Url() + "/ChangeStatus", JsonNode.Parse(body));
        Assert.That(((int)answer.Status, answer.Problems), Is.EqualTo((status, problems)), answer.Text);
        Assert.That(answer.Warnings, Is.EqualTo(status == 200 ? new[] { "/resaon unknown_field" } : []));
    }

    [Test]
    public async Task The_status_of_an_unknown_order_cannot_be_changed()
    {
        foreach (var url in new[] { $"/api/Jobs({Guid.NewGuid()})", "/api/Jobs(reference_back_office='NONE')" })
        {
            await _tenant.Refused("POST", url + "/ChangeStatus", OrderRequests.Status("Waiting"), 404, " not_found");
            await _tenant.Refused("GET", url + "/AllowedStatuses", null, 404, " not_found");
            await _tenant.Refused("GET", url + "/Tree", null, 404, " not_found");
            await _tenant.Refused("DELETE", url, null, 404, " not_found");
        }
    }

    [Test]
    public async Task A_completed_order_gets_a_status_of_the_tenant_and_back()
    {
        var order = await OrderWith("Completed");
        var body = new JsonObject { ["jobs_id"] = order["id"], ["target_job_status_code"] = "INVOICED" };
        var changed = await _tenant.Change("PUT", "/api/Jobs/ChangeToVirtualStatus", body);
        Assert.That((changed["job_status_code"], changed["id"]), Is.EqualTo(("INVOICED", order["id"])));
        Assert.That(changed["date_closed"], Is.EqualTo((await _tenant.Get(order["id"]!))["date_closed"]).And.Not.Null);
        await _tenant.Change("PUT", "/api/Jobs/ChangeToVirtualStatus", body, "unchanged");
        await _tenant.Refused("PUT", "/api/Jobs/ChangeToVirtualStatus", body.With("target_job_status_code", "ARCHIVED"), 409,
            "/target_job_status_code status_condition");
        await _tenant.Refused("PUT", "/api/Jobs/ChangeToVirtualStatus", body.With("target_job_status_code", "Completed"), 409,
            "/target_job_status_code status_transition");
        await _tenant.ChangeStatus(order, "Completed");
    }

    [Test]
    public async Task Only_a_completed_order_can_be_changed_to_a_virtual_status()
    {
        var order = await _tenant.PostCreated(Sample.Order());
        var body = new JsonObject { ["jobs_id"] = order["id"], ["target_job_status_code"] = "CALLED" };
        await _tenant.Refused("PUT", "/api/Jobs/ChangeToVirtualStatus", body, 409, "/target_job_status_code status_transition");
        await _tenant.Refused("PUT", "/api/Jobs/ChangeToVirtualStatus", new JsonObject(), 400,
            "/jobs_id required", "/target_job_status_code required");
        await _tenant.Refused("PUT", "/api/Jobs/ChangeToVirtualStatus", new JsonObject { ["jobs_id"] = order["id"] }, 400,
            "/target_job_status_code required");
        await _tenant.Refused("PUT", "/api/Jobs/ChangeToVirtualStatus", body.With("jobs_id", Guid.NewGuid().ToString()), 404, " not_found");
        Assert.That((await _tenant.ChangeStatus(order, "CALLED"))["job_status_code"], Is.EqualTo("CALLED"));
        await _tenant.ChangeStatus(order, "ToBePlanned");
    }

    [Test]
    public async Task The_allowed_statuses_include_those_of_the_tenant()
    {
        var order = await OrderWith("Completed");
        var statuses = (await _tenant.Send("GET", order.Url() + "/AllowedStatuses")).Json["value"]!.AsArray();
        Assert.That(statuses.Select(status => $"{status!["code"]} {status["allowed"]}"),
            Is.EquivalentTo(new[] { "WaitingFurtherActions true", "INVOICED true", "ARCHIVED false" }));
        Assert.That(statuses.Single(status => status!["code"]!.ToString() == "ARCHIVED")!["unmet"]![0]!.ToString(),
            Does.Contain("usable_on_api"));
    }

    private async Task<Answer> OrderWith(string status)
    {
        var order = await _tenant.PostCreated(Sample.Order().With("suggested_user_code", "T07"));
        await _tenant.Run($"""
            update jobs set job_status_id = (select id from job_status where tenant_id = @tenant and code = '{status}'),
                date_closed = case when '{status}' in ('Completed', 'Canceled', 'WorkshopCompleted') then now() end
            where tenant_id = @tenant and id = '{order["id"]}';
            insert into job_planning (tenant_id, id, jobs_id, user_id, date_from, date_to)
            values (@tenant, gen_random_uuid(), '{order["id"]}', '{DemoIds.Technician(7)}', now(), now() + interval '1 hour')
            """);
        return order;
    }

    private async Task AddStatus(string code, string system, bool usable = true)
    {
        var answer = await _tenant.Send("POST", "/api/JobStatus", new JsonObject
        {
            ["code"] = code, ["name"] = code, ["system_job_status_code"] = system, ["usable_on_api"] = usable,
        });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
    }
}
