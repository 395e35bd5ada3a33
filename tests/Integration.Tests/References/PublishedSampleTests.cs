using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>The sample request of the published page, unchanged and reduced to its embedded objects.</summary>
public sealed class PublishedSampleTests
{
    /// <summary>The contract's field table.</summary>
    private static readonly JsonObject Contract =
        JsonNode.Parse(File.ReadAllText(Path.Join(TestContext.CurrentContext.TestDirectory, "contract-fields.json")))!.AsObject();

    [Test]
    public async Task The_unchanged_sample_is_refused_with_every_unknown_reference()
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Snapshot();
        var sample = Sample.Example("page-sample.json");
        var response = await tenant.Post(sample);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);

        var unknown = ReferencePointers(sample, "jobs", "").Select(pointer => $"{pointer} not_found").ToList();
        Assert.That(unknown, Has.Count.GreaterThan(60));
        Assert.That(response.Problems.Where(problem => problem.EndsWith(" not_found")), Is.EquivalentTo(unknown));
        Assert.That(response.Problems, Has.Member("/suggested_user user_archived").And.Member("/suggested_user user_disabled"));
        Assert.That(response.Problems.Except(unknown).Select(problem => problem.Split(' ')[1]).Distinct(),
            Is.EquivalentTo(["contradiction", "user_archived", "user_disabled"]));
        Assert.That(await tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task The_sample_reduced_to_its_embedded_objects_is_created_and_planned()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Post(Sample.Example("page-sample-embedded.json"));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response.Warnings, Does.Contain("/date_closed date_closed_ignored"), "The order is only suggested.");
        var entry = response.Json["job_planning"]!.AsArray().Single()!;
        Assert.That(entry["user_id"]!.ToString(), Is.EqualTo("5a6a1b5a-5a94-4024-b31e-782b1e65de5e"));
        Assert.That(entry["date_from"]!.GetValue<DateTimeOffset>(),
            Is.EqualTo(response.Json["suggested_date_start"]!.GetValue<DateTimeOffset>()));
        Assert.That(entry["date_to"]!.GetValue<DateTimeOffset>() - entry["date_from"]!.GetValue<DateTimeOffset>(),
            Is.EqualTo(TimeSpan.FromMinutes(22)));
        Assert.That(await tenant.Ask<int>("select count(*) from sales_organization where tenant_id = @tenant and code = 'sample string 2'"),
            Is.EqualTo(1));
    }

    [Test]
    public async Task Posting_the_sample_again_as_another_order_writes_no_master_data()
    {
        using var tenant = await TestTenant.Create();
        await tenant.Post(Sample.Example("page-sample-embedded.json"));
        var before = await tenant.MasterDataSnapshot();
        var response = await tenant.Post(Sample.Example("page-sample-embedded.json").With("id", Guid.NewGuid())
            .With("reference_back_office", "another"));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(await tenant.MasterDataSnapshot(), Is.EqualTo(before));
    }

    /// <summary>Returns the pointers of all ids and keys that refer to other rows, except read-only and derived fields.</summary>
    private static IEnumerable<string> ReferencePointers(JsonObject row, string entity, string path)
    {
        foreach (var field in Contract[entity]!["fields"]!.AsArray())
        {
            var name = field!["name"]!.ToString();
            if (!row.TryGetPropertyValue(name, out var value))
            {
                continue;
            }
            if (field["refers_to"] is not null && field["read_only"] is null && field["derived"] is null)
            {
                yield return $"{path}/{name}";
            }
            else if (value is JsonObject embedded)
            {
                foreach (var pointer in ReferencePointers(embedded, field["entity"]!.ToString(), $"{path}/{name}"))
                {
                    yield return pointer;
                }
            }
        }
    }
}
