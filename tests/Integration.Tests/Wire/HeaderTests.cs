using System.Net;
using System.Net.Http.Json;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Query parameters and headers.</summary>
public sealed class HeaderTests : WireTestFixture
{
    [TestCase("?dry_run=maybe", "bad_parameter")]
    [TestCase("?dry_run=1", "bad_parameter")]
    [TestCase("?dry_run", "bad_parameter")]
    [TestCase("?dry_run=", "bad_parameter")]
    [TestCase("?dry_run=true&dry_run=true", "bad_parameter")]
    [TestCase("?dry_run=%00", "bad_parameter")]
    [TestCase("?dry_run=%FF", "bad_parameter")]
    [TestCase("?on_missing=ignore", "bad_parameter")]
    [TestCase("?dryrun=true", "unknown_parameter")]
    [TestCase("?on-missing=error", "unknown_parameter")]
    public async Task An_invalid_query_parameter_is_refused(string query, string code)
    {
        var response = await AssertRefused(() => Tenant.Post(Sample.Order(), query), HttpStatusCode.BadRequest, $" {code}");
        Assert.That(response["detail"], Does.Contain("dry_run").Or.Contain("on_missing"));
    }

    [TestCase("?$expand=project")]
    [TestCase("?%00=%00")]
    [TestCase("?a[]=1&%F0%28%8C")]
    public async Task An_unknown_query_parameter_causes_a_warning_or_is_refused_under_strict_handling(string query)
    {
        var lenient = await Tenant.Post(Sample.Order(), query);
        Assert.That(lenient.Status, Is.EqualTo(HttpStatusCode.Created), lenient.Text);
        Assert.That(lenient.Warnings, Has.All.EqualTo(" unknown_parameter").And.Not.Empty);
        var strict = await Tenant.Post(Sample.Order(), query, "handling=strict");
        Assert.That(strict.Problems, Is.EqualTo(lenient.Warnings));
    }

    [TestCase("?DRY_RUN=TRUE")]
    [TestCase("?dry_run=true&")]
    public async Task The_dry_run_parameter_is_case_insensitive(string query)
    {
        var before = await Tenant.Snapshot();
        Assert.That((await Tenant.Post(Sample.Order(), query)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await Tenant.Snapshot(), Is.EqualTo(before));
    }

    [TestCase("return=minimal", "return=minimal")]
    [TestCase("Return=Minimal, wait=5", "return=minimal")]
    [TestCase("respond-async, return=\"minimal\"; foo=bar", "return=minimal")]
    [TestCase("return=minimal, return=representation", "return=minimal")]
    [TestCase("return=maybe", null)]
    [TestCase("=;,,\"", null)]
    [TestCase("handling=lenient, ~~~", null)]
    public async Task Known_preferences_are_applied_and_others_ignored(string prefer, string? applied)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = JsonContent.Create(Sample.Order()) };
        request.Headers.TryAddWithoutValidation("Prefer", prefer);
        using var message = await Tenant.Http.SendAsync(request);
        var response = await Answer.Read(message);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        if (applied is not null)
        {
            Assert.That(response.Headers["Preference-Applied"], Is.EqualTo(applied));
            Assert.That(response.Json.AsObject(), Has.Count.EqualTo(2));
        }
        else
        {
            Assert.That(response.Json.AsObject(), Has.Count.GreaterThan(50));
        }
    }

    [TestCase("application/json", "application/json")]
    [TestCase("text/json", "text/json")]
    [TestCase("text/*;q=0.5", "text/json")]
    [TestCase("application/json;q=0.1, text/json;q=0.2", "text/json")]
    [TestCase("application/json; odata.metadata=minimal; charset=utf-8", "application/json; odata.metadata=minimal")]
    [TestCase("text/html, */*;q=0.1", "application/json")]
    [TestCase("application/json;q=0, */*", "text/json")]
    [TestCase("nonsense", "application/json")]
    [TestCase("application/problem+json", "application/json")]
    public async Task The_content_type_follows_the_Accept_header(string accept, string contentType)
    {
        var response = await PostAccepting(accept);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.Created), response.Text);
        Assert.That(response.Headers["Content-Type"], Is.EqualTo($"{contentType}; charset=utf-8"));
    }

    [TestCase("text/html")]
    [TestCase("application/xml, image/*")]
    [TestCase("application/json;q=0, text/json;q=0")]
    public async Task A_client_that_accepts_no_JSON_gets_406_and_nothing_is_written(string accept)
    {
        var response = await AssertRefused(() => PostAccepting(accept), HttpStatusCode.NotAcceptable, " not_acceptable");
        Assert.That(response["detail"], Does.Contain(accept).And.Contain("application/json"));
    }

    private async Task<Answer> PostAccepting(string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/Jobs") { Content = JsonContent.Create(Sample.Order()) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var message = await Tenant.Http.SendAsync(request);
        return await Answer.Read(message);
    }
}
