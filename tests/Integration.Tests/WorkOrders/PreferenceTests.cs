using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Application.Tenancy;

namespace WorkOrders.Integration.Tests.WorkOrders;

/// <summary>Preferences given by the <c>Prefer</c> header or by the tenant's settings.</summary>
public sealed class PreferenceTests
{
    private static readonly Dictionary<string, string> EmptyValues = new()
    {
        ["guid"] = "\"00000000-0000-0000-0000-000000000000\"", ["string"] = "\"\"", ["int"] = "0", ["decimal"] = "0",
        ["datetime"] = "\"1980-01-01T00:00:00Z\"",
    };

    [Test]
    public async Task Return_minimal_returns_only_the_id_and_its_context()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.Order(), "return=minimal");
        Assert.That(response.Json.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "@odata.context", "id" }));
        Assert.That(response["@odata.context"], Does.EndWith("/api/$metadata#Jobs(id)/$entity"));
        Assert.That(response.Headers["Preference-Applied"], Is.EqualTo("return=minimal"));
        Assert.That(response.Headers["Location"], Does.EndWith($"/api/Jobs({response["id"]})"));
        Assert.That((await tenant.Get(response["id"]!, "return=minimal"))["name"], Is.EqualTo("Boiler does not start"),
            "A GET always returns the whole order.");
    }

    [Test]
    public async Task Return_minimal_does_not_hide_warnings()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.Order().With("unknown", 1), "return=minimal");
        Assert.That(response.Json.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "@odata.context", "id", "warnings" }));
        Assert.That(response.Warnings, Is.EqualTo(new[] { "/unknown unknown_field" }));
    }

    [TestCase("return=representation")]
    [TestCase("respond-async, wait=10")]
    [TestCase("nulls=maybe; return")]
    [TestCase(null)]
    public async Task Any_other_preference_returns_the_whole_order(string? prefer)
    {
        using var tenant = await TestTenant.Create();
        Assert.That((await tenant.PostCreated(Sample.Order(), prefer))["name"], Is.EqualTo("Boiler does not start"));
    }

    [Test]
    public async Task Nulls_can_be_written_as_default_values([Values] bool bySetting)
    {
        using var tenant = await TestTenant.Create(new TenantChange(Nulls: bySetting ? "default" : null));
        var prefer = bySetting ? null : "nulls=default";
        var response = await tenant.PostCreated(Sample.Order(), prefer);
        var missing = PublishedFields.For("jobs").Where(field => !field.IsEmbedded && response.Json[field.Name] is null)
            .Select(field => field.Name);
        Assert.That(missing, Is.Empty);
        foreach (var field in PublishedFields.For("jobs")
            .Where(field => field.Name is "_parent_id" or "description" or "estimated_time" or "due_date" or "db_address_latitude_decimal"))
        {
            Assert.That(response.Json[field.Name]!.ToJsonString(), Is.EqualTo(EmptyValues[field.Type]), field.Name);
        }
        Assert.That((await tenant.Get(response["id"]!, prefer)).Text, Is.EqualTo(response.Text));
        Assert.That((await tenant.Get(response["id"]!, "nulls=null")).Json["due_date"], Is.Null, "The header overrides the setting.");
    }

    [Test]
    public async Task Unknown_fields_cause_a_warning_and_numbers_may_be_strings()
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.PostCreated(Sample.Order().With("estimated_tme", 5).With("estimated_time", "45"));
        Assert.That(response["estimated_time"], Is.EqualTo("45"));
        Assert.That(response.Warnings, Is.EqualTo(new[] { "/estimated_tme unknown_field" }));
        Assert.That(response.Json["warnings"]![0]!["accepted"]![0]!.ToString(), Is.EqualTo("estimated_time"));
        Assert.That(response.Json["warnings"]![0]!["message"]!.ToString(), Does.Contain("Did you mean estimated_time?"));
    }

    [Test]
    public async Task Strict_handling_refuses_unknown_fields_and_quoted_numbers([Values] bool bySetting)
    {
        using var tenant = await TestTenant.Create(new TenantChange(Handling: bySetting ? "strict" : null));
        var order = Sample.Order().With("estimated_tme", 5).With("estimated_time", "45")
            .With("job_type", new JsonObject { ["code"] = "REPAIR", ["nmae"] = "x" });
        var response = await tenant.Post(order, prefer: bySetting ? null : "handling=strict");
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest), () => response.Text);
        Assert.That(response.Problems,
            Is.EquivalentTo(new[] { "/estimated_tme unknown_field", "/estimated_time wrong_type", "/job_type/nmae unknown_field" }));
        Assert.That(response.Problem("/estimated_tme")["accepted"]![0]!.ToString(), Is.EqualTo("estimated_time"));
        Assert.That(await tenant.Ask<int>("select count(*) from jobs where tenant_id = @tenant"), Is.Zero);
    }

    [Test]
    public async Task A_header_can_override_a_strict_tenant()
    {
        using var tenant = await TestTenant.Create(new TenantChange(Handling: "strict"));
        var response = await tenant.PostCreated(Sample.Order().With("estimated_time", "45"), "handling=lenient, return=\"representation\"");
        Assert.That(response.Headers["Preference-Applied"], Is.EqualTo("handling=lenient, return=representation"));
    }
}
