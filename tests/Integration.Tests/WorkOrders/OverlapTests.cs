using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkOrders.Application.Availability;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Infrastructure.Reading;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>An overlapping suggestion is created with a warning, because it is tentative.</summary>
public sealed class OverlapTests
{
    private const string Overlaps = "/suggested_date_start overlaps";

    [TestCase("2026-12-01T07:30:00Z", 90, true)]
    [TestCase("2026-12-01T08:59:00Z", 60, true)]
    [TestCase("2026-12-01T06:31:00Z", 60, true)]
    [TestCase("2026-12-01T06:00:00Z", 600, true)]
    [TestCase("2026-12-01T08:00:00Z", 10, true)]
    [TestCase("2026-12-01T09:00:00Z", 60, false)]
    [TestCase("2026-12-01T06:30:00Z", 60, false)]
    public async Task An_overlapping_suggestion_returns_a_warning(string start, int minutes, bool overlaps)
    {
        using var tenant = await TestTenant.Create();
        var first = await tenant.PostCreated(Sample.SuggestedOrder());
        var second = await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_date_start", start).With("estimated_time", minutes));
        Assert.That(second.Warnings, overlaps ? Is.EqualTo(new[] { Overlaps }) : Is.Empty);
        Assert.That(second.Json["job_planning"]!.AsArray(), Has.Count.EqualTo(1));
        if (overlaps)
        {
            var warning = second.Json["warnings"]![0]!;
            Assert.That(warning["message"]!.ToString(), Does.Contain("suggested work").And.Contain(first["reference_back_office"]));
            Assert.That(warning["value"]!.ToString(), Is.EqualTo(first["id"]));
        }
    }

    [Test]
    public async Task A_suggestion_may_overlap_firm_planning()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Sample.SuggestedOrder().Without("reference_back_office"));
        await tenant.Run("update job_planning set is_firm = true where tenant_id = @tenant");
        var second = await tenant.PostCreated(Sample.SuggestedOrder());
        Assert.That(second.Warnings, Is.EqualTo(new[] { Overlaps }));
        Assert.That(second.Json["warnings"]![0]!["message"]!.ToString(), Does.Contain("already has planned work").And.Contain("order 1,"),
            "An order without a reference is identified by its number.");
    }

    [Test]
    public async Task An_overlap_with_an_entry_that_began_a_year_ago_is_found()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_date_start", "2025-12-01T07:31:00Z")
            .With("estimated_time", 525_600));
        Assert.That((await tenant.PostCreated(Sample.SuggestedOrder())).Warnings, Is.EqualTo(new[] { Overlaps }));
    }

    [Test]
    public async Task Every_team_member_is_checked_for_overlaps()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_user_code", "T03"));
        var team = await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_user_code", "T01"));
        Assert.That(team.Warnings, Is.EqualTo(new[] { Overlaps }));
        Assert.That(team.Json["warnings"]![0]!["message"]!.ToString(), Does.Contain("T03"));
    }

    [Test]
    public async Task Work_of_another_technician_does_not_overlap()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Sample.SuggestedOrder());
        Assert.That((await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_user_code", "T08"))).Warnings, Is.Empty);
    }

    [Test]
    public async Task A_parent_and_its_child_can_overlap_each_other()
    {
        using var tenant = await TestTenant.Create();
        var parent = Sample.SuggestedOrder();
        var child = await tenant.PostCreated(Sample.SuggestedOrder().With("_parent_job", parent));
        Assert.That(child.Warnings, Is.EqualTo(new[] { Overlaps }));
        Assert.That(child.Json["warnings"]![0]!["value"]!.ToString(), Is.EqualTo(child["_parent_id"]));
        Assert.That(await tenant.Ask<int>("select count(*) from job_planning where tenant_id = @tenant"), Is.EqualTo(2));
    }

    [Test]
    public async Task At_most_20_overlaps_are_listed_ordered_by_their_end()
    {
        using var tenant = await TestTenant.Create();
        var orders = Enumerable.Range(0, 30)
            .Select(minute => Sample.SuggestedOrder().With("reference_back_office", $"O-{minute}")
            .With("suggested_date_start", $"2026-12-01T08:{30 + minute - 1:d2}:00Z"));
        await tenant.Send(HttpMethod.Post, "/api/Jobs/Import", JsonContent.Create(new JsonArray([.. orders])));

        var response = await tenant.PostCreated(Sample.SuggestedOrder().With("suggested_date_start", "2026-12-01T09:00:00Z"));
        var messages = response.Json["warnings"]!.AsArray().Select(warning => warning!["message"]!.ToString()).ToList();
        Assert.That(messages, Has.Count.EqualTo(21));
        Assert.That(messages[0], Does.StartWith("T07 already has suggested work at that time: order O-0, "));
        Assert.That(messages[19], Does.StartWith("T07 already has suggested work at that time: order O-19, "));
        Assert.That(messages[20], Is.EqualTo("T07 has further overlapping work that is not listed here."));
    }

    [Test]
    public async Task No_more_overlaps_are_queried_than_listed()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Send(HttpMethod.Post, "/api/Jobs/Import",
            JsonContent.Create(new JsonArray([.. Enumerable.Range(0, 30).Select(_ => Sample.SuggestedOrder())])));
        var lookup = new Lookup();
        var technician = Entity.Of<Job>().ReferenceOf(nameof(Job.SuggestedUserId));
        TechnicianSchedule.Collect(lookup, new(technician, new Job { SuggestedUserCode = "T07" }, ""),
            DateTimeOffset.Parse("2026-12-01T00:00Z", null), DateTimeOffset.Parse("2026-12-02T00:00Z", null));
        var services = (await TestApi.Running).Services;
        await using var connection = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var reader = services.GetRequiredService<LookupReader>();
        Assert.That((await reader.Find(connection, tenant.Id, lookup, CancellationToken.None)).Answers.Count(),
            Is.EqualTo(TechnicianSchedule.MaxRead));
    }

    [Test]
    public async Task The_warning_points_to_the_overlapping_order()
    {
        using var tenant = await TestTenant.Create();
        await tenant.PostCreated(Sample.SuggestedOrder());
        var response = await tenant.PostCreated(Sample.Order().With("_parent_job", Sample.SuggestedOrder()));
        Assert.That(response.Warnings, Is.EqualTo(new[] { "/_parent_job/suggested_date_start overlaps" }));
        Assert.That(response.Json["job_planning"]!.AsArray(), Is.Empty, "Only the parent is planned.");
    }
}
