using System.Net;
using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.References;

/// <summary>A reference to an unknown row is refused at its pointer, with suggestions.</summary>
public sealed class UnknownReferenceTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task CreateTenant() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    private static readonly string UnknownId = Guid.CreateVersion7().ToString();

    [TestCaseSource(typeof(JobReference), nameof(JobReference.All))]
    public async Task An_unknown_id_is_refused(JobReference reference)
    {
        var response = await AssertRefused(reference.Order().With(reference.IdField, UnknownId), $"/{reference.IdField} not_found");
        Assert.That(response.Problem($"/{reference.IdField}")["value"]!.ToString(), Is.EqualTo(UnknownId));
    }

    [TestCaseSource(typeof(JobReference), nameof(JobReference.Keyed))]
    public async Task An_unknown_key_is_refused_with_similar_keys(JobReference reference)
    {
        var mistyped = reference.Key![..^1] + "_" + reference.Key[^1];
        var response = await AssertRefused(reference.Order().With(reference.KeyField!, mistyped), $"/{reference.KeyField} not_found");
        var problem = response.Problem($"/{reference.KeyField}");
        Assert.That(problem["value"]!.ToString(), Is.EqualTo(mistyped));
        Assert.That(problem["accepted"]!.AsArray().Select(key => key!.ToString()), Has.Member(reference.Key));
        Assert.That(problem["accepted"]!.AsArray(), Has.Count.LessThanOrEqualTo(3));
        Assert.That(problem["message"]!.ToString(), Does.Contain("Did you mean").And.Contain(reference.Key).And.Contain(mistyped));
    }

    [TestCaseSource(typeof(JobReference), nameof(JobReference.Keyed))]
    public async Task A_key_without_similar_keys_is_refused_without_a_suggestion(JobReference reference)
    {
        var response = await AssertRefused(reference.Order().With(reference.KeyField!, "?!%§$ no key is like this"),
            $"/{reference.KeyField} not_found");
        var accepted = response.Problem($"/{reference.KeyField}")["accepted"]?.AsArray().Select(key => key!.ToString());

        // Short lists, such as the statuses, are listed in full; there are too many countries.
        Assert.That(accepted, reference.Name == "db_address_db_country"
            ? Is.Null
            : Has.Member(reference.Key).And.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal));
        Assert.That(response.Text, Does.Not.Contain("Did you mean"));
    }

    [Test]
    public async Task Keys_are_compared_exactly([Values("repair", "RE PAIR", "REPAIR.", "RÉPAIR")] string code)
    {
        var response = await AssertRefused(Sample.Order().With("job_type_code", code), "/job_type_code not_found");
        Assert.That(response.Problem("/job_type_code")["accepted"]![0]!.ToString(), Is.EqualTo("REPAIR"));
    }

    [TestCase("""{"_parent_id": "019f0000-0000-7000-8000-000000000001"}""", "/_parent_id not_found")]
    [TestCase("""{"_parent_jobs_reference_back_office": "nowhere"}""", "/_parent_jobs_reference_back_office not_found")]
    public async Task An_unknown_parent_order_is_refused(string fields, string problem) =>
        await AssertRefused(Sample.Order().With(fields), problem);

    [TestCase("_parent_reference_back_office", "SITE-101", "SITE-100")]
    [TestCase("equipment_family_code", "BOILER_GAS", "BOILER-GAS")]
    [TestCase("equipment_model_code", "QAS-101", "QAS-100")]
    [TestCase("project_status_code", "OPERATONAL", "OPERATIONAL")]
    [TestCase("company_code", "C-1000", "C-100")]
    [TestCase("db_address_code", "A-1011", "A-101")]
    [TestCase("contact_reference_back_office", "P-1010", "P-1001")]
    public async Task An_unknown_key_in_an_embedded_object_is_refused(string field, string key, string suggestion)
    {
        var response = await AssertRefused(Sample.Order().Without("project_reference_back_office")
            .With("project", new JsonObject { ["reference_back_office"] = "EQ-10023", [field] = key }), $"/project/{field} not_found");
        Assert.That(response.Problem($"/project/{field}")["accepted"]!.AsArray().Select(name => name!.ToString()), Has.Member(suggestion));
    }

    [TestCase("_parent_id"), TestCase("equipment_family_id"), TestCase("equipment_model_id"), TestCase("project_status_id")]
    [TestCase("company_id"), TestCase("db_address_id"), TestCase("contact_id"), TestCase("owner_user_id")]
    public async Task An_unknown_id_in_an_embedded_object_is_refused(string field) =>
        await AssertRefused(Sample.Order().Without("project_reference_back_office")
            .With("project", new JsonObject { ["reference_back_office"] = "EQ-10023", [field] = UnknownId }),
            $"/project/{field} not_found");

    [Test]
    public async Task Every_unknown_reference_is_listed() =>
        await AssertRefused(Sample.Order()
            .With("""{"project_reference_back_office": "x", "job_type_code": "x", "job_status_code": "x", "skill_code": "x"}"""),
            "/project_reference_back_office not_found", "/job_type_code not_found", "/job_status_code not_found", "/skill_code not_found");

    private async Task<Answer> AssertRefused(JsonObject order, params string[] problems)
    {
        var before = await _tenant.Snapshot();
        var response = await _tenant.Post(order);
        Assert.That(response.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity), response.Text);
        Assert.That(response.Problems, Is.EquivalentTo(problems));
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
        return response;
    }
}
