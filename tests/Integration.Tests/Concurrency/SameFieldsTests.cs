using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Concurrency;

/// <summary>Orders that change the same row of master data at the same time.</summary>
[Exclusive]
public sealed class SameFieldsTests
{
    private static readonly string[] Fields =
        ["location", "description", "serial_number", "barcode", "customer_reference", "shutdown_consequence",
         "last_standard_result_score_1", "last_standard_result_score_2", "target_standard_result_score_1", "target_standard_result_score_2"];

    [Test]
    public async Task Changes_of_different_fields_of_one_row_are_all_kept()
    {
        using var tenant = await TestTenant.Create();
        const string version = "select row_version from project where tenant_id = @tenant and reference_back_office = 'EQ-10023'";
        var before = await tenant.Ask<long>(version);

        var answers = await Many.AtOnce(Fields.Length, number => tenant.Post(Some.Order().Without("project_reference_back_office")
            .With("project", new JsonObject { ["reference_back_office"] = "EQ-10023", [Fields[number]] = $"new {number}" })));

        answers.HaveCreated();
        var stored = await tenant.Ask<string>($"select concat_ws(', ', {string.Join(", ", Fields)}) from project where tenant_id = @tenant and reference_back_office = 'EQ-10023'");
        Assert.That(stored, Is.EqualTo(string.Join(", ", Fields.Select((_, number) => $"new {number}"))));
        Assert.That(await tenant.Ask<long>(version), Is.EqualTo(before + Fields.Length), "each of them counts");
    }

    [Test]
    public async Task Fifty_that_each_set_another_default_leave_exactly_one()
    {
        using var tenant = await TestTenant.Create();

        var answers = await Many.AtOnce(50, number => tenant.Post(Some.Order()
            .With("job_priority", new JsonObject { ["code"] = $"P-{number}", ["name"] = $"Priority {number}", ["is_default"] = true })));

        answers.HaveCreated();
        Assert.That(await tenant.Ask<long>("select count(*) from job_priority where tenant_id = @tenant and code like 'P-%'"), Is.EqualTo(50));
        Assert.That(await tenant.Ask<long>("select count(*) from job_priority where tenant_id = @tenant and is_default"), Is.EqualTo(1));
    }
}
