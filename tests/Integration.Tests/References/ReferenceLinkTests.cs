using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;
using WorkOrders.Integration.Tests.MasterData;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.References;

/// <summary>One reference of a row is read, set and cleared at its own URL: <c>X(id)/reference/$ref</c>.</summary>
public sealed class ReferenceLinkTests
{
    private static readonly IEnumerable<ReferenceFields> Settable = EntityModel.Contract.Entities.Where(entity => entity.IsWritable)
        .SelectMany(entity => entity.References).Where(reference => reference is { IsStored: true, Id.IsReadOnly: false });

    private TestTenant _tenant = null!;
    private string _order = "";

    [OneTimeSetUp]
    public async Task CreateOrder()
    {
        _tenant = await TestTenant.Create();
        _order = $"/api/Jobs({(await _tenant.Post(Sample.Order()))["id"]})";
        await _tenant.Post(Sample.SuggestedOrder());
        await _tenant.AddUserSkill();
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    private static IEnumerable<TestCaseData> References =>
        Settable.Select(reference => new TestCaseData(reference).SetArgDisplayNames($"{reference.Owner.Path}/{reference.NavigationName}"));

    [TestCaseSource(nameof(References))]
    public async Task Every_reference_that_can_be_set_has_a_URL(ReferenceFields reference)
    {
        var row = await _tenant.Ask<Guid>($"select id from \"{reference.Owner}\" where tenant_id = @tenant order by id limit 1");
        var answer = await Put($"/api/{reference.Owner.Path}({row})/{reference.NavigationName}",
            $"{reference.Target.Path}(00000000-0000-4000-8000-000000000001)");
        Assert.That(answer.Problems, Does.Contain("/@odata.id not_found"), answer.Text);
        Assert.That(await _tenant.Send(HttpMethod.Get, $"/api/{reference.Owner.Path}({row})/{reference.NavigationName}/$ref"),
            Has.Property("Status").EqualTo(HttpStatusCode.OK).Or.Property("Status").EqualTo(HttpStatusCode.NoContent));
    }

    [TestCase("@odata.id", "JobPriority(code='HIGH')")]
    [TestCase("@id", "/api/JobPriority(code='HIGH')")]
    [TestCase("@odata.id", "{root}api/JobPriority(code='HIGH')")]
    public async Task A_reference_is_set_read_and_cleared(string name, string url)
    {
        var high = (await _tenant.Send(HttpMethod.Get, "/api/JobPriority(code='HIGH')"))["id"];
        var version = (await _tenant.Send(HttpMethod.Get, _order)).Headers["ETag"];

        var set = await Put($"{_order}/job_priority", url.Replace("{root}", $"{_tenant.Http.BaseAddress}"), name);
        Assert.That(set.Status, Is.EqualTo(HttpStatusCode.NoContent), set.Text);
        Assert.That(set.Headers["Result"], Is.EqualTo("updated"));
        Assert.That(set.Headers["ETag"], Is.Not.EqualTo(version));
        Assert.That((await _tenant.Send(HttpMethod.Get, _order))["job_priority_id"], Is.EqualTo(high));
        var read = await _tenant.Send(HttpMethod.Get, $"{_order}/job_priority/$ref");
        Assert.That(read["@odata.id"], Is.EqualTo($"{_tenant.Http.BaseAddress}api/JobPriority({high})"));

        var same = await Put($"{_order}/job_priority", $"JobPriority({high})");
        Assert.That(same.Headers["Result"], Is.EqualTo("unchanged"));

        var cleared = await _tenant.Send(HttpMethod.Delete, $"{_order}/job_priority/$ref");
        Assert.That(cleared.Status, Is.EqualTo(HttpStatusCode.NoContent), cleared.Text);
        Assert.That((await _tenant.Send(HttpMethod.Get, $"{_order}/job_priority/$ref")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        var history = await _tenant.Send(HttpMethod.Get, $"{_order}/History");
        Assert.That(history.Json["value"]![0]!["changes"]!.AsArray().Select(change => change!["field"]!.ToString()),
            Does.Contain("job_priority_id"), history.Text);
    }

    [Test]
    public async Task A_required_reference_cannot_be_cleared()
    {
        var answer = await _tenant.Send(HttpMethod.Delete, $"{_order}/job_type/$ref");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer["detail"], Does.Contain("job_type"));
    }

    [Test]
    public async Task The_version_of_the_row_is_checked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{_order}/job_priority/$ref");
        request.Headers.TryAddWithoutValidation("If-Match", "W/\"999\"");
        using var response = await _tenant.Http.SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionFailed));
    }

    [TestCase("Jobs(reference_back_office='unknown')/job_type", "JobType(code='REPAIR')")]
    [TestCase("Company(code='unknown')/sales_organization", "SalesOrganization(code='BE')")]
    [TestCase("Company(00000000-0000-4000-8000-000000000001)/sales_organization", "SalesOrganization(code='BE')")]
    public async Task A_row_that_does_not_exist_is_not_created(string url, string target)
    {
        var before = await _tenant.Snapshot();
        var answer = await Put($"/api/{url}", target);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
        Assert.That(await _tenant.Snapshot(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_unknown_reference_is_not_found_and_near_names_are_listed()
    {
        var answer = await Put($"{_order}/job_typ", "JobType(code='REPAIR')");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
        Assert.That(answer.Json["errors"]![0]!["accepted"]!.AsArray().Select(name => name!.ToString()), Does.Contain("job_type"));
    }

    [TestCase("""{"@odata.id": "Company(code='C-100')"}""", "/@odata.id invalid_reference")]
    [TestCase("""{"@odata.id": "http://other.example/api/JobType(code='REPAIR')"}""", "/@odata.id invalid_reference")]
    [TestCase("""{"@odata.id": "JobType(00000000-0000-0000-0000-000000000000)"}""", "/@odata.id required")]
    [TestCase("""{"@odata.id": null}""", "/@odata.id required")]
    [TestCase("""{"job_type_code": "REPAIR"}""", "/@odata.id required")]
    [TestCase("[]", " wrong_type")]
    [TestCase("""{"@odata.id": 5}""", "/@odata.id wrong_type")]
    [TestCase("""{"@odata.id": "JobType(code='REPAIR')", "@odata.id": "JobType(code='INSPECT')"}""", " malformed_json")]
    [TestCase("{", " malformed_json")]
    public async Task A_body_without_the_URL_of_a_row_is_refused(string body, string problem)
    {
        var answer = await _tenant.Send(
            HttpMethod.Put, $"{_order}/job_type/$ref", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Problems, Does.Contain(problem));
    }

    [Test]
    public async Task Strict_handling_refuses_other_members()
    {
        var body = new JsonObject { ["@odata.id"] = "JobType(code='REPAIR')", ["foo"] = 1 };
        var answer = await _tenant.Send("PUT", $"{_order}/job_type/$ref", body, "Prefer: handling=strict");
        Assert.That(answer.Problems, Is.EqualTo(["/foo unknown_field"]));
    }

    [TestCase("job_planning")]
    [TestCase("name")]
    [TestCase("projec")]
    public async Task Only_a_reference_can_be_read_by_its_URL(string name)
    {
        var answer = await _tenant.Send(HttpMethod.Get, $"{_order}/{name}/$ref");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
    }

    [Test]
    public async Task Every_reference_that_can_be_followed_has_a_URL()
    {
        var order = $"/api/Jobs({(await _tenant.Post(Sample.SuggestedOrder()))["id"]})";
        var planned = await _tenant.Send(HttpMethod.Get, $"{order}/job_planning");
        var entry = $"/api/JobPlanning({planned.Json["value"]![0]!["id"]})";
        foreach (var url in new[] { $"{order}/company", $"{order}/project/root_parent", $"{entry}/jobs", $"{entry}/user" })
        {
            var (link, row) = (await _tenant.Send(HttpMethod.Get, $"{url}/$ref"), await _tenant.Send(HttpMethod.Get, url));
            Assert.That(link["@odata.id"], Does.EndWith($"({row["id"]})"), url);
            Assert.That(link["@odata.context"], Does.EndWith("/api/$metadata#$ref"));
        }
        var none = await _tenant.Send(HttpMethod.Get, $"{order}/contact/company/$ref");
        Assert.That(none.Status, Is.EqualTo(HttpStatusCode.NoContent), none.Text);
        var computed = await Put($"{order}/company", "Company(code='C-100')");
        Assert.That(computed.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed), computed.Text);
        Assert.That(computed.Headers["Allow"], Is.EqualTo("GET, HEAD"));
    }

    [Test]
    public async Task POST_is_not_possible()
    {
        var answer = await _tenant.Send(HttpMethod.Post, $"{_order}/job_planning/$ref");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.MethodNotAllowed), answer.Text);
    }

    private Task<Answer> Put(string url, string row, string name = "@odata.id")
    {
        var body = new JsonObject { [name] = row }.ToJsonString();
        return _tenant.Send(HttpMethod.Put, $"{url}/$ref", new StringContent(body, Encoding.UTF8, "application/json"));
    }
}
