using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>An order is planned if it is suggested and has a technician and a start.</summary>
public sealed class PlanningTests
{
    private const string Entries = "select count(*) from job_planning where tenant_id = @tenant";

    [TestCase("suggested_user_id")]
    [TestCase("suggested_user_code")]
    [TestCase("suggested_user")]
    public async Task A_suggested_work_order_is_planned_for_its_technician(string form)
    {
        using var tenant = await TestTenant.Create();
        JsonNode technician = form switch
        {
            "suggested_user_id" => DemoIds.Technician(7),
            "suggested_user_code" => "T07",
            _ => new JsonObject { ["code"] = "T07", ["functions"] = "Gas" },
        };
        var response = await tenant.PostCreated(Sample.SuggestedOrder().Without("suggested_user_code").With(form, technician));
        var entry = response.Json["job_planning"]!.AsArray().Single()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(entry["jobs_id"]!.ToString(), Is.EqualTo(response["id"]));
            Assert.That(entry["user_id"]!.ToString(), Is.EqualTo(DemoIds.Technician(7)));
            Assert.That(entry["date_from"]!.ToString(), Is.EqualTo("2026-12-01T07:30:00Z"));
            Assert.That(entry["date_to"]!.ToString(), Is.EqualTo("2026-12-01T09:00:00Z"));
            Assert.That((bool)entry["is_locked"]!, Is.False);
            Assert.That(await tenant.Ask<bool>("select not bool_or(is_firm) from job_planning where tenant_id = @tenant"),
                "A suggestion is tentative.");
            Assert.That(response["suggested_user_id"], Is.EqualTo(DemoIds.Technician(7)));
            Assert.That(response["suggested_user_code"], Is.EqualTo("T07"));
        }
    }

    [Test]
    public async Task A_new_embedded_technician_is_created_and_planned()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.SuggestedOrder().Without("suggested_user_code")
            .With("suggested_user", new JsonObject { ["code"] = "T99", ["username"] = "new@example.com", ["lastname"] = "New" }));
        Assert.That(response.Json["job_planning"]![0]!["user_id"]!.ToString(), Is.EqualTo(response["suggested_user_id"]));
        Assert.That(await tenant.Ask<string>("select code from \"user\" where tenant_id = @tenant and lastname = 'New'"),
            Is.EqualTo("T99"));
    }

    [TestCase(null, 60)]
    [TestCase(0, 60)]
    [TestCase(1, 1)]
    [TestCase(525_600, 525_600)]
    public async Task An_entry_lasts_the_estimated_time_or_an_hour(int? estimate, int minutes)
    {
        using var tenant = await TestTenant.Create();
        var entry = (await tenant.PostCreated(Sample.SuggestedOrder().With("estimated_time", estimate))).Json["job_planning"]![0]!;
        Assert.That((DateTimeOffset)entry["date_to"]! - (DateTimeOffset)entry["date_from"]!, Is.EqualTo(TimeSpan.FromMinutes(minutes)));
    }

    [TestCase("suggested_user_code", null)]
    [TestCase("suggested_user_code", "")]
    [TestCase("suggested_date_start", null)]
    [TestCase("suggested_date_start", "1980-01-01T00:00:00.000Z")]
    [TestCase("job_status_code", "Open")]
    [TestCase("job_status_code", "ToBePlanned")]
    [TestCase("job_status_code", "Waiting")]
    [TestCase("job_status_code", "Pooling")]
    [TestCase("job_status_code", "Activated")]
    [TestCase("job_status_code", "Canceled")]
    public async Task Any_other_combination_is_not_planned(string field, string? value)
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.SuggestedOrder().With(field, value));
        Assert.That(response.Json["job_planning"]!.AsArray(), Is.Empty);
        Assert.That(await tenant.Ask<int>(Entries), Is.Zero);
    }

    [Test]
    public async Task A_team_leader_is_planned_with_every_member()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_user_code", "T01"));
        Assert.That(PlannedUsers(response), Is.EquivalentTo(new[] { 1, 2, 3, 4 }.Select(DemoIds.Technician)));
        Assert.That(PlannedUsers(response).First(), Is.EqualTo(DemoIds.Technician(1)), "The leader comes first.");
        Assert.That(response.Json["job_planning"]!.AsArray().Select(entry => $"{entry!["date_from"]} {entry["date_to"]}").Distinct()
            .Count(), Is.EqualTo(1), "All entries have the same time.");
        Assert.That((await tenant.Get(response["id"]!)).Text, Is.EqualTo(response.Text));
    }

    [Test]
    public async Task Archived_or_disabled_members_are_not_planned()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Run("""
            update "user" set archived = (code = 'T02'), disabled = (code = 'T03') where tenant_id = @tenant and code in ('T02', 'T03')
            """);
        var response = await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_user_code", "T01"));
        Assert.That(PlannedUsers(response), Is.EquivalentTo(new[] { 1, 4 }.Select(DemoIds.Technician)));
    }

    [Test]
    public async Task A_former_team_leader_is_planned_alone()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.SuggestedOrder().Without("suggested_user_code")
            .With("suggested_user", new JsonObject { ["code"] = "T01", ["is_team_leader"] = false }), "handling=strict");
        Assert.That(PlannedUsers(response), Is.EqualTo(new[] { DemoIds.Technician(1) }));
    }

    [Test]
    public async Task The_entry_and_its_order_are_written_in_one_transaction()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Sample.SuggestedOrder().With("job_type_code", null)
            .With("job_type", new JsonObject { ["code"] = "NEW", ["name"] = "New" }).With("suggested_user_code", "T01"));
        Assert.That(await tenant.Ask<int>("""
            select count(distinct tx) from (
                select tx from jobs where tenant_id = @tenant
                union all select tx from job_planning where tenant_id = @tenant
                union all select tx from job_type where tenant_id = @tenant and code = 'NEW') written
            """), Is.EqualTo(1));
    }

    private static IEnumerable<string> PlannedUsers(Answer response) =>
        response.Json["job_planning"]!.AsArray().Select(entry => entry!["user_id"]!.ToString());
}
