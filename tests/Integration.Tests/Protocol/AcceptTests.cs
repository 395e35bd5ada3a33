using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Protocol;

/// <summary>The format of a response follows the header Accept, with the parameters of OData.</summary>
public sealed class AcceptTests
{
    private const string Skill = "/api/Skill(code='GAS')";

    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task AddTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCase("*/*", "application/json")]
    [TestCase("application/*", "application/json")]
    [TestCase("application/json", "application/json")]
    [TestCase("application/json;charset=utf-8", "application/json")]
    [TestCase("application/json;odata.metadata=minimal", "application/json; odata.metadata=minimal")]
    [TestCase("application/json; ODATA.METADATA=\"Minimal\"; odata.streaming=true", "application/json; odata.metadata=minimal")]
    [TestCase("application/json;metadata=none", "application/json; metadata=none")]
    [TestCase("application/json;IEEE754Compatible=true", "application/json; IEEE754Compatible=true")]
    [TestCase("application/json;ieee754compatible=false", "application/json")]
    [TestCase("application/json;IEEE754Compatible=true;metadata=none", "application/json; metadata=none; IEEE754Compatible=true")]
    [TestCase("application/json;metadata=none;q=0.5, application/json;metadata=minimal", "application/json; metadata=minimal")]
    [TestCase("application/json;odata.metadata=full, application/json;metadata=none;q=0.5", "application/json; metadata=none")]
    [TestCase("application/json;odata.metadata=full, */*;q=0.1", "application/json")]
    [TestCase("application/json;odata.metadata=full;q=0, application/json", "application/json")]
    [TestCase("application/json;odata=verbose, text/plain;q=0.5", "application/json")]
    [TestCase("application/atom+xml;q=1, application/json;q=0.2, text/json;q=0.1", "application/json")]
    [TestCase("application/json;q=0.1, */*", "text/json")]
    [TestCase("text/json", "text/json")]
    [TestCase("text/json;odata.metadata=none", "text/json; odata.metadata=none")]
    public async Task The_content_type_has_the_parameters_that_the_client_asked_for(string accept, string contentType)
    {
        var answer = await _tenant.Send("GET", Skill, null, $"Accept: {accept}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.Headers["Content-Type"], Is.EqualTo($"{contentType}; charset=utf-8"));
    }

    [TestCase("application/json;odata.metadata=full", " with odata.metadata=minimal or none.")]
    [TestCase("application/json;metadata=full, text/html", " with odata.metadata=minimal or none.")]
    [TestCase("application/atom+xml", "accept application/json or text/json.")]
    [TestCase("*/*;q=0", "accept application/json or text/json.")]
    public async Task A_format_that_is_not_available_returns_406(string accept, string hint)
    {
        var answer = await _tenant.Send("GET", Skill, null, $"Accept: {accept}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotAcceptable), answer.Text);
        Assert.That(answer["detail"], Does.Contain(accept).And.EndWith(hint));
    }

    [TestCase("odata.metadata=none")]
    [TestCase("metadata=none")]
    public async Task Without_metadata_a_row_has_only_its_fields(string parameter)
    {
        var accept = $"Accept: application/json;{parameter}";
        var minimal = (await _tenant.Send("GET", Skill)).Json.AsObject();
        Assert.That(minimal.Remove("@odata.context") && minimal.Remove("@odata.etag"));
        var none = await _tenant.Send("GET", Skill, null, accept);
        Assert.That(none.Text, Is.EqualTo(minimal.ToJsonString()));
        Assert.That(none.Headers["ETag"], Is.Not.Empty);

        var created = await _tenant.Send("POST", "/api/Jobs", Sample.Order(), accept);
        Assert.That(created.Json.AsObject().Select(member => member.Key), Has.None.Contain("@"));
        var brief = await _tenant.Send("POST", "/api/Jobs", Sample.Order(), accept, "Prefer: return=minimal");
        Assert.That(brief.Json.AsObject().Select(member => member.Key), Is.EqualTo(new[] { "id" }));
    }

    [Test]
    public async Task Without_metadata_a_history_has_its_next_link()
    {
        await _tenant.Send("PATCH", "/api/Skill(code='ELEC')", new JsonObject { ["name"] = "One" });
        await _tenant.Send("PATCH", "/api/Skill(code='ELEC')", new JsonObject { ["name"] = "Two" });
        var history = await _tenant.Send(
            "GET", "/api/Skill(code='ELEC')/History?$top=1", null, "Accept: application/json;odata.metadata=none");
        Assert.That(history["@odata.nextLink"], Does.Contain("/History?$top=1&before="));
    }

    [Test]
    public async Task Decimals_and_64_bit_integers_can_be_strings()
    {
        const string Accept = "Accept: application/json;IEEE754Compatible=true";
        var order = Sample.MobileOrder().With("db_address_latitude_decimal", 50.850).With("estimated_time", 45);
        var dryRun = await _tenant.Send("POST", "/api/Jobs?dry_run=true", order, Accept);
        Assert.That(dryRun.Json["job"]!["db_address_latitude_decimal"]!.ToJsonString(), Is.EqualTo("\"50.85\""));
        var created = await _tenant.Send("POST", "/api/Jobs", order, Accept);
        foreach (var answer in new[] { created, await _tenant.Send("GET", created.Url(), null, Accept) })
        {
            Assert.That(decimal.Parse(KindOf(answer, "db_address_latitude_decimal", JsonValueKind.String), CultureInfo.InvariantCulture),
                Is.EqualTo(50.85m));
            Assert.That(KindOf(answer, "estimated_time", JsonValueKind.Number), Is.EqualTo("45"));
            Assert.That(answer.Json["db_address_longitude_decimal"], Is.Null);
        }
        KindOf(await _tenant.Send("GET", created.Url()), "db_address_latitude_decimal", JsonValueKind.Number);
        var defaults = await _tenant.Send("GET", created.Url(), null, Accept, "Prefer: nulls=default");
        Assert.That(KindOf(defaults, "db_address_longitude_decimal", JsonValueKind.String), Is.EqualTo("0"));

        KindOf(await _tenant.Send("GET", "/api/Changes", null, Accept), "next", JsonValueKind.String);
        var history = await _tenant.Send("GET", $"{created.Url()}/History", null, Accept);
        Assert.That(history.Json["value"]![0]!["row_version"]!.ToJsonString(), Is.EqualTo("\"1\""));
    }

    [TestCase("application/json", 400)]
    [TestCase("application/json;IEEE754Compatible=true", 201)]
    [TestCase("application/json; odata.metadata=minimal; ieee754compatible=TRUE; charset=utf-8", 201)]
    [TestCase("application/json;IEEE754Compatible=false", 400)]
    public async Task Numbers_can_be_strings_if_the_content_type_states_it(string contentType, int status)
    {
        var order = Sample.MobileOrder().With("db_address_latitude_decimal", "50.85").With("estimated_time", "45").ToJsonString();
        var strict = await _tenant.PostText(order, contentType, prefer: "handling=strict");
        Assert.That(strict.Status, Is.EqualTo((HttpStatusCode)status), strict.Text);
        Assert.That(strict.Warnings, Is.Empty);
        var lenient = await _tenant.PostText(order.Replace("SO-", "SO-2-", StringComparison.Ordinal), contentType);
        Assert.That((lenient.Status, lenient.Warnings.Count), Is.EqualTo((HttpStatusCode.Created, 0)), lenient.Text);
        using var file = new StringContent($"[{order}]");
        file.Headers.Remove("Content-Type");
        file.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var import = await _tenant.Send(HttpMethod.Post, "/api/Jobs/Import?mode=dry_run&on_existing=skip", file, "handling=strict");
        Assert.That(import.Json["totals"]!["refused"]!.GetValue<int>(), Is.EqualTo(status == 201 ? 0 : 1), import.Text);
    }

    private static string KindOf(Answer answer, string field, JsonValueKind kind)
    {
        Assert.That(answer.Json[field]!.GetValueKind(), Is.EqualTo(kind), answer.Text);
        return answer[field]!;
    }
}
