using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Requests that are not one JSON object, and the names of fields.</summary>
public sealed class MessageTests : WireTestFixture
{
    [TestCase("", "malformed_json")]
    [TestCase(" \r\n\t", "malformed_json")]
    [TestCase("null", "wrong_type")]
    [TestCase("[]", "wrong_type")]
    [TestCase("\"x\"", "wrong_type")]
    [TestCase("1", "wrong_type")]
    [TestCase("<job/>", "malformed_json")]
    [TestCase("""{"customer_reference":"x" """, "malformed_json")]
    [TestCase("""{"customer_reference":"x""", "malformed_json")]
    [TestCase("""{"customer_reference":"x",}""", "malformed_json")]
    [TestCase("""{"customer_reference":"x" /* why */}""", "malformed_json")]
    [TestCase("""{'customer_reference':'x'}""", "malformed_json")]
    [TestCase("""{"customer_reference":"x"}{}""", "malformed_json")]
    [TestCase("""{"customer_reference":"x"} x""", "malformed_json")]
    [TestCase("{\"customer_reference\":\"a\nb\"}", "malformed_json")]
    [TestCase("""{"working_sequence":01}""", "malformed_json")]
    [TestCase("""{"working_sequence":NaN}""", "malformed_json")]
    public async Task A_body_that_is_not_one_JSON_object_is_refused(string body, string code)
    {
        var response = await AssertRefused(() => Tenant.PostText(body), HttpStatusCode.BadRequest, $" {code}");
        Assert.That(response["detail"], Does.Contain("JSON"));
    }

    [TestCase("""{"project":""", "}")]
    [TestCase("""{"_parent_job":""", "}")]
    [TestCase("""{"unknown":""", "}")]
    [TestCase("[", "]")]
    public async Task JSON_nested_100_000_levels_deep_is_refused(string open, string close)
    {
        var body = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + new string(close[0], 100_000);
        var response = await AssertRefused(() => Tenant.PostText(body[..Math.Min(body.Length, 1 << 20)]), HttpStatusCode.BadRequest,
            open == "[" ? " wrong_type" : " malformed_json");
        Assert.That(response.Text, Has.Length.LessThan(2000));
    }

    [Test]
    public async Task Parents_nested_more_than_four_deep_are_refused()
    {
        var order = Sample.Order();
        var nested = Enumerable.Range(0, 40).Aggregate(Sample.Order(), (inner, _) => Sample.Order().With("_parent_job", inner));
        var before = await Tenant.Snapshot();
        var response = await Tenant.Post(order.With("_parent_job", nested));
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(response.Problems, Does.Contain("/_parent_job/_parent_job/_parent_job/_parent_job/_parent_job nested_too_deep"));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [TestCase("""{"name":"again"}""", "/name duplicate_field")]
    [TestCase("""{"n\u0061me":"again"}""", "/name duplicate_field")]
    [TestCase("""{"due_date":null,"due_date":null}""", "/due_date duplicate_field")]
    [TestCase("""{"modified_dateutc":1,"modified_dateutc":2}""", "/modified_dateutc duplicate_field")]
    [TestCase("""{"project":{"reference_back_office":"EQ-10023","name":"a","name":"b"}}""", "/project/name duplicate_field")]
    [TestCase("""{"skill":{"code":"GAS"},"skill":{"code":"GAS"}}""", "/skill duplicate_field")]
    public Task A_duplicate_field_is_refused(string more, string problem) =>
        AssertRefused(() => Tenant.PostText(Body(Sample.Order(), more)), HttpStatusCode.BadRequest, problem);

    [TestCase("descripton", "/descripton", "description")]
    [TestCase("Name", "/Name", "name")]
    [TestCase("~a/b", "/~0a~1b", null)]
    [TestCase("", "/", null)]
    [TestCase("a\u0000b", "/a\u0000b", null)]
    [TestCase("名前", "/名前", null)]
    public async Task An_unknown_field_causes_a_warning_or_is_refused_under_strict_handling(string name, string pointer, string? suggestion)
    {
        var body = Order(name, "[{}]");
        var strict = await AssertRefused(() => Tenant.PostText(body, prefer: "handling=strict"), HttpStatusCode.BadRequest,
            $"{pointer} unknown_field");
        Assert.That(strict["detail"]!.Contains($"Did you mean {suggestion}?", StringComparison.Ordinal),
            Is.EqualTo(suggestion is not null));

        var lenient = await Tenant.PostText(body);
        Assert.That(lenient.Status, Is.EqualTo(HttpStatusCode.Created), lenient.Text);
        Assert.That(lenient.Warnings, Is.EqualTo(new[] { $"{pointer} unknown_field" }));
    }

    [Test]
    public async Task An_unknown_field_of_an_embedded_object_is_reported_at_its_pointer()
    {
        const string more = """{"project":{"reference_back_office":"EQ-10023","serial_no":"1"}}""";
        Assert.That((await Tenant.PostText(Body(Sample.Order(), more))).Warnings, Is.EqualTo(new[] { "/project/serial_no unknown_field" }));
        await AssertRefused(() => Tenant.PostText(Body(Sample.Order(), more), prefer: "handling=strict"), HttpStatusCode.BadRequest,
            "/project/serial_no unknown_field");
    }

    [Test]
    public async Task A_field_name_that_is_not_valid_Unicode_is_refused() =>
        await AssertRefused(() => Tenant.PostText(Body(Sample.Order(), """{"\ud800":1}""")), HttpStatusCode.BadRequest, " not_text");

    [Test]
    public async Task A_response_can_be_posted_again_under_strict_handling()
    {
        var response = await Tenant.Post(Sample.SuggestedOrder());
        var again = response.Json.DeepClone().AsObject().With("reference_back_office", Sample.Reference()).Without("id").Without("id2")
            .With("warnings", new JsonArray()).With("project@odata.navigationLink", "Project(1)");
        var second = await Tenant.Post(again, prefer: "handling=strict");
        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.Created), second.Text);
    }
}
