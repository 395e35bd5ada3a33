using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Orders that change the same row of master data at the same time.</summary>
[Exclusive]
public sealed class ConcurrentUpdateTests
{
    private static readonly string[] Fields =
        ["location", "description", "serial_number", "barcode", "customer_reference", "shutdown_consequence",
         "last_standard_result_score_1",
         "last_standard_result_score_2",
         "target_standard_result_score_1",
         "target_standard_result_score_2"];

    [Test]
    public async Task Concurrent_changes_to_different_fields_of_a_row_are_all_kept()
    {
        using var tenant = await TestTenant.Create();
        const string Version = "select row_version from project where tenant_id = @tenant and reference_back_office = 'EQ-10023'";
        var before = await tenant.Ask<long>(Version);

        var answers = await ConcurrentRequests.Send(Fields.Length, number => tenant.Post(Sample.Order()
            .Without("project_reference_back_office")
            .With("project", new JsonObject { ["reference_back_office"] = "EQ-10023", [Fields[number]] = $"new {number}" })));

        answers.AssertCreated();
        var stored = await tenant.Ask<string>($"""
            select concat_ws(', ', {string.Join(", ", Fields)}) from project
            where tenant_id = @tenant and reference_back_office = 'EQ-10023'
            """);
        Assert.That(stored, Is.EqualTo(string.Join(", ", Fields.Select((_, number) => $"new {number}"))));
        Assert.That(await tenant.Ask<long>(Version), Is.EqualTo(before + Fields.Length), "each change increases the version");
    }

    [Test]
    public async Task Fifty_concurrent_changes_of_the_default_leave_exactly_one_default()
    {
        using var tenant = await TestTenant.Create();

        var answers = await ConcurrentRequests.Send(50, number => tenant.Post(Sample.Order()
            .With("job_priority", new JsonObject { ["code"] = $"P-{number}", ["name"] = $"Priority {number}", ["is_default"] = true })));

        answers.AssertCreated();
        Assert.That(
            await tenant.Ask<long>("select count(*) from job_priority where tenant_id = @tenant and code like 'P-%'"),
            Is.EqualTo(50));
        Assert.That(await tenant.Ask<long>("select count(*) from job_priority where tenant_id = @tenant and is_default"), Is.EqualTo(1));
    }
}
