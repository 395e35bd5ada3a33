using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Large requests, and requests full of errors, get short responses.</summary>
public sealed class LargeMessageTests : WireTestFixture
{
    private const int MaxListed = 100;
    private const int MaxResponseLength = 100_000;

    [Test]
    public async Task Of_100_000_unknown_fields_all_are_counted_and_100_are_listed([Values] bool strict)
    {
        var more = $"{{{string.Join(',', Enumerable.Range(0, 100_000).Select(number => $"\"{number:x}\":1"))}}}";
        var response = await Tenant.PostText(Body(Sample.Order(), more), prefer: strict ? "handling=strict" : null);
        Assert.That(response.Status, Is.EqualTo(strict ? HttpStatusCode.BadRequest : HttpStatusCode.Created));
        var issues = strict ? response.Problems : response.Warnings;
        Assert.That(issues, Has.Count.EqualTo(MaxListed + 1));
        Assert.That(issues[^1], Is.EqualTo(" more"));
        Assert.That(response.Text, Does.Contain("99900 more").And.Length.LessThan(MaxResponseLength));
    }

    [Test]
    public async Task A_field_with_50_000_errors_is_listed_100_times()
    {
        var more = $"{{{string.Join(',', Enumerable.Repeat("\"due_date\":{}", 50_000))}}}";
        var before = await Tenant.Snapshot();
        var response = await Tenant.PostText(Body(Sample.Order(), more));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(response.Problems, Has.Count.EqualTo(MaxListed + 1));
        Assert.That(response["detail"], Does.StartWith("99999 problems:"));
        Assert.That(response.Text, Has.Length.LessThan(MaxResponseLength));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task Reading_an_invalid_list_stops_at_1000_problems()
    {
        var translations = string.Join(',', Enumerable.Repeat("{}", 300_000));
        var more = $$"""
            {"project":{"reference_back_office":"EQ-10023","equipment_model":{"code":"S2600","translations":[{{translations}}]} } }
            """;
        var response = await Tenant.PostText(Body(Sample.Order(), more));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(response["detail"], Does.StartWith("1000 problems:"));
        Assert.That(response.Problems, Has.Count.EqualTo(MaxListed + 1));
    }

    [Test]
    public async Task A_text_without_a_length_limit_may_have_900_kB()
    {
        var text = string.Concat(Enumerable.Repeat("é€😀", 100_000));
        var response = await Tenant.PostText(Body(Sample.Order(), $$"""{"internal_memo":"{{text}}"}"""));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), () => response.Text[..500]);
        Assert.That((await Tenant.Get(response["id"]!))["internal_memo"], Is.EqualTo(text));
    }

    [Test]
    public async Task Text_length_is_measured_in_characters()
    {
        var fits = await Tenant.Post(Sample.Order().With("customer_reference", string.Concat(Enumerable.Repeat("😀", 50))));
        Assert.That(fits.Status, Is.EqualTo(HttpStatusCode.Created), fits.Text);
        await AssertRefused(() => Tenant.Post(Sample.Order().With("customer_reference", string.Concat(Enumerable.Repeat("😀", 51)))),
            HttpStatusCode.BadRequest, "/customer_reference too_long");
    }

    [TestCase("customer_reference", "too_long", HttpStatusCode.BadRequest)]
    [TestCase("reference_back_office", "too_long", HttpStatusCode.BadRequest)]
    [TestCase("skill_code", "not_found", HttpStatusCode.UnprocessableEntity)]
    [TestCase("_parent_jobs_reference_back_office", "not_found", HttpStatusCode.UnprocessableEntity)]
    [TestCase("due_date", "not_a_date", HttpStatusCode.BadRequest)]
    [TestCase("contact_id", "not_a_guid", HttpStatusCode.BadRequest)]
    [TestCase("working_sequence", "out_of_range", HttpStatusCode.BadRequest)]
    public async Task A_refused_text_of_900_kB_is_truncated_in_the_response(string field, string code, HttpStatusCode status)
    {
        var response = await AssertRefused(() => Tenant.Post(Sample.Order().With(field, new string('9', 900_000))), status,
            $"/{field} {code}");
        Assert.That(response.Text, Has.Length.LessThan(5000));
        Assert.That(response.Problem($"/{field}")["value"]!.ToString(), Does.StartWith("999").And.EndsWith("…"));
    }

    [Test]
    public async Task A_refused_key_of_900_kB_gets_a_short_response()
    {
        var before = await Tenant.Snapshot();
        var response = await Tenant.Post(Sample.Order().With("skill", new JsonObject { ["code"] = new string('x', 900_000) }));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(response.Problems, Is.EquivalentTo(new[] { "/skill/code too_long", "/skill/name required" }));
        Assert.That(response.Text, Has.Length.LessThan(5000));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_unknown_field_name_of_900_kB_is_truncated_in_the_warning()
    {
        var response = await Tenant.PostText(Order("😀" + new string('n', 900_000), "1"));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(response.Warnings.Single(), Has.Length.LessThan(150).And.EndsWith("… unknown_field"));
    }
}
