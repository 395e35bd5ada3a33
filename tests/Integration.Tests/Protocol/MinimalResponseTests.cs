using System.Net;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.MasterData;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>An OData client that prefers no representation gets 204 with the URL of the row.</summary>
public sealed class MinimalResponseTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase("OData-Version: 4.0")]
    [TestCase("OData-MaxVersion: 4.01")]
    public async Task Every_write_returns_204_with_the_URL_of_the_row(string version)
    {
        var id = Guid.NewGuid();
        var order = Sample.Order().With("id", id);
        var url = $"{_tenant.Http.BaseAddress}api/Jobs({id})";
        var created = await Write("POST", "/api/Jobs", order, version);
        AssertMinimal(created, url, "created", "W/\"1\"");
        Assert.That(created.Headers["Location"], Is.EqualTo(url));

        var byKey = $"/api/Jobs(reference_back_office='{order["reference_back_office"]}')";
        AssertMinimal(await Write("PATCH", byKey, new JsonObject { ["name"] = "New" }, version), url, "updated", "W/\"2\"");
        AssertMinimal(await Write("PATCH", url, new JsonObject { ["name"] = "New" }, version), url, "unchanged", "W/\"2\"");
        AssertMinimal(await Write("PUT", byKey, order.Without("id").DeepClone(), version), url, "updated", "W/\"3\"");
        AssertMinimal(
            await Write("POST", $"{url}/ChangeStatus", OrderRequests.Status("Canceled"), version), url, "updated", "W/\"4\"");
        Assert.That((await _tenant.Send("GET", url, null, "Prefer: return=minimal", version))["job_status_code"], Is.EqualTo("Canceled"));
    }

    [Test]
    public async Task An_upsert_that_creates_the_row_returns_its_location()
    {
        var created = await Write("PUT", "/api/Skill(code='NEW')", new JsonObject { ["name"] = "New" }, "OData-Version: 4.0");
        AssertMinimal(created, created.Headers["Location"], "created", "W/\"1\"");
        Assert.That((await _tenant.Send("GET", created.Headers["Location"]))["code"], Is.EqualTo("NEW"));
    }

    [Test]
    public async Task A_dry_run_returns_its_report()
    {
        var report = await Write("POST", "/api/Jobs?dry_run=true", Sample.Order(), "OData-Version: 4.0");
        Assert.That((report.Status, report["would_answer"]), Is.EqualTo((HttpStatusCode.OK, "201")));
    }

    private Task<Answer> Write(string method, string path, JsonNode body, string version) =>
        _tenant.Send(method, path, body, version, "Prefer: return=minimal");

    private static void AssertMinimal(Answer answer, string url, string result, string etag)
    {
        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.NoContent, "")));
        Assert.That(answer.Headers["OData-EntityId"], Is.EqualTo(url));
        Assert.That(answer.Headers.ContainsKey("Location"), Is.EqualTo(result == "created"));
        Assert.That((answer.Headers["Result"], answer.Headers["ETag"]), Is.EqualTo((result, etag)));
        Assert.That(answer.Headers["Preference-Applied"], Is.EqualTo("return=minimal"));
        Assert.That(answer.Headers, Does.Not.ContainKey("Content-Type"));
    }
}
