using System.Net;

namespace WorkOrders.Integration.Tests.References;

/// <summary>A request may embed the same row several times, but only with the same content.</summary>
public sealed class RepeatedRowTests
{
    private const string Id = "019f0000-0000-7000-8000-00000000000a";

    [TestCase("""{"code": "N", "name": "North"}""", """{"code": "N", "name": "North"}""", TestName = "Equal objects")]
    [TestCase("""{"code": "N", "name": "North"}""", """{"code": "N"}""", TestName = "The second has fewer fields")]
    [TestCase("""{"code": "N"}""", """{"code": "N", "name": "North"}""", TestName = "The second has more fields")]
    [TestCase("""{"id": "<id>", "code": "N", "name": "North"}""", """{"code": "N"}""", TestName = "The second has no id")]
    [TestCase("""{"code": "N", "name": "North"}""", """{"id": "<id>", "code": "N", "name": "North"}""", TestName = "The first has no id")]
    [TestCase("""{"id": "<id>", "name": "North"}""", """{"id": "<id>", "code": "N"}""", TestName = "The first has no code")]
    [TestCase("""{"id": "<id>", "code": "N", "name": "North"}""", """{"id": "<id>"}""", TestName = "The second has no code")]
    public async Task A_row_embedded_twice_is_written_once(string first, string second)
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Post(Sample.Order().With(EmbedTwice(first, second)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        var row = await tenant.FindRow("sales_organization", "N");
        Assert.That(row!["name"]!.ToString(), Is.EqualTo("North"));
        Assert.That(row["row_version"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That((await tenant.FindRow("skill", "S-1"))!["sales_organization_id"]!.ToString(), Is.EqualTo(row["id"]!.ToString()));
        Assert.That((await tenant.FindRow("job_priority", "P-1"))!["sales_organization_id"]!.ToString(), Is.EqualTo(row["id"]!.ToString()));
    }

    [TestCase("""{"id": "<id>", "name": "North"}""", """{"id": "<id>", "code": "N"}""", """{"code": "N"}""")]
    [TestCase("""{"code": "N"}""", """{"id": "<id>", "code": "N"}""", """{"id": "<id>", "name": "North"}""")]
    [TestCase("""{"id": "de300000-0001-8000-8000-000000000001", "code": "N"}""", """{"code": "N", "name": "North"}""",
        """{"id": "de300000-0001-8000-8000-000000000001"}""")]
    public async Task A_row_may_be_embedded_by_any_id_or_key_the_request_gives_it(string first, string second, string third)
    {
        using var tenant = await TestTenant.Create();
        var response = await tenant.Post(Sample.Order().With(EmbedTwice(first, second))
            .With("""{"suggested_user": {"code": "T05", "sales_organization": <third>}}""".Replace("<third>", third.Replace("<id>", Id))));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        var row = await tenant.FindRow("sales_organization", "N");
        Assert.That(row!["name"]!.ToString(), Is.EqualTo("North"));
        Assert.That((await tenant.FindRow("\"user\"", "T05"))!["sales_organization_id"]!.ToString(), Is.EqualTo(row["id"]!.ToString()));
    }

    [TestCase("""{"code": "N", "name": "North"}""", """{"code": "N", "name": "South"}""", "/skill/sales_organization/name")]
    [TestCase("""{"code": "BE", "city": "Brugge"}""", """{"code": "BE", "city": "Namur"}""", "/skill/sales_organization/city")]
    [TestCase("""{"id": "de300000-0001-8000-8000-000000000001", "city": "Brugge"}""", """{"code": "BE", "city": "Namur"}""",
        "/skill/sales_organization/city")]
    [TestCase("""{"id": "<id>", "code": "N", "name": "North"}""", """{"id": "<id>", "code": "M"}""", "/skill/sales_organization/code")]
    [TestCase("""{"id": "<id>", "code": "N", "name": "North"}""", """{"id": "019f0000-0000-7000-8000-00000000000b", "code": "N"}""",
        "/skill/sales_organization")]
    [TestCase("""{"id": "de300000-0001-8000-8000-000000000001", "code": "N"}""",
        """{"id": "de300000-0001-8000-8000-000000000002", "code": "N"}""", "/skill/sales_organization")]
    [TestCase("""{"id": "de300000-0001-8000-8000-000000000001", "code": "N"}""", """{"code": "BE"}""", "/skill/sales_organization/code")]
    public async Task A_row_embedded_twice_with_different_content_is_refused(string first, string second, string pointer)
    {
        using var tenant = await TestTenant.Create();
        var before = await tenant.Snapshot();
        var response = await tenant.Post(Sample.Order().With(EmbedTwice(first, second)));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems, Is.EqualTo([$"{pointer} contradiction"]));
        Assert.That(await tenant.Snapshot(), Is.EqualTo(before));
    }

    private static string EmbedTwice(string first, string second) => """
        {"job_priority": {"code": "P-1", "name": "P", "sales_organization": <first>},
         "skill": {"code": "S-1", "name": "S", "sales_organization": <second>}}
        """.Replace("<first>", first).Replace("<second>", second).Replace("<id>", Id);
}
