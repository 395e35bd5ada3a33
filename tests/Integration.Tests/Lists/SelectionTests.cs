using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Integration.Tests.Lists;

/// <summary>A response has what $select names, and its context URL states what that is.</summary>
public sealed class SelectionTests
{
    private TestTenant _tenant = null!;
    private ClientLibrary _client = null!;
    private string _row = "";

    [OneTimeSetUp]
    public async Task AddOrder()
    {
        _tenant = await TestTenant.Create();
        _client = await ClientLibrary.Create(_tenant);
        _row = $"Jobs({(await _tenant.Post(Sample.SuggestedOrder()))["id"]})";
    }

    [OneTimeTearDown]
    public void Dispose() => _tenant.Dispose();

    [TestCase("$select=project", "(project)")]
    [TestCase("$select=job_planning", "(job_planning)")]
    [TestCase("$select=job_planning,name,project", "(name,project,job_planning)")]
    [TestCase("$select=*,project", "")]
    [TestCase("$select=*", "")]
    [TestCase("$select=name,project&$expand=project($select=name)", "(name,project(name))")]
    [TestCase("$select=name&$expand=project($select=company)", "(name,project(company))")]
    [TestCase("$select=warnings", "(warnings)")]
    public async Task The_context_states_what_is_selected(string query, string context)
    {
        var (list, row) = (await Get($"Jobs?{query}"), await Get($"{_row}?{query}"));
        Assert.That(list["@odata.context"], Does.EndWith($"/api/$metadata#Jobs{context}"));
        Assert.That(row["@odata.context"], Does.EndWith($"/api/$metadata#Jobs{context}/$entity"));
        Assert.That((await _client.ReadPage($"/api/Jobs?{query}")).Rows, Has.Count.EqualTo(1));
        Assert.That((await _client.ReadRow($"/api/{_row}?{query}")).Resource.ETag, Is.Not.Null);
    }

    [Test]
    public async Task The_context_of_all_fields_and_a_link_has_both()
    {
        var fields = string.Join(',', Entity.Of<Job>().ValueFields.Select(field => field.Name));
        Assert.That((await Get($"Jobs?$select={fields}"))["@odata.context"], Does.EndWith("#Jobs"));
        Assert.That((await Get($"Jobs?$select={fields},project"))["@odata.context"], Does.EndWith("#Jobs(*,project)"));
        Assert.That((await _client.ReadPage($"/api/Jobs?$select={fields},project")).Rows, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_selected_reference_or_collection_is_a_link_that_is_not_written()
    {
        var row = await Get($"{_row}?$select=name,project,job_planning");
        Assert.That(row.Json.AsObject().Select(member => member.Key), Has.None.StartsWith("project").And.None.StartsWith("job_planning"));
    }

    [Test]
    public async Task The_warnings_of_a_row_are_an_empty_property()
    {
        var property = await Get($"{_row}/warnings");
        Assert.That(property["@odata.context"], Does.EndWith($"#{_row}/warnings"));
        Assert.That(property.Json["value"]!.AsArray(), Is.Empty);
        Assert.That((await _client.ReadProperty($"/api/{_row}/warnings")).Name, Is.EqualTo("warnings").Or.Null);
        Assert.That((await Get($"{_row}?$select=name,warnings")).Json["warnings"]!.AsArray(), Is.Empty);
        Assert.That((int)(await _tenant.Send(HttpMethod.Get, $"/api/{_row}/warnings/$value")).Status, Is.EqualTo(404));
        Assert.That((int)(await _tenant.Send(HttpMethod.Get, "/api/DbCountry(code='BE')/warnings")).Status, Is.EqualTo(404));
    }

    [Test]
    public async Task An_empty_list_of_values_is_not_null()
    {
        var list = await Get("EquipmentModel(code='C18')/translations");
        Assert.That(list.Json["value"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task Selected_warnings_of_a_write_are_written_once()
    {
        var body = JsonContent.Create(new JsonObject { ["nam"] = "misspelt" });
        var answer = await _tenant.Send(HttpMethod.Patch, $"/api/{_row}?$select=name,warnings", body);
        Assert.That(answer.Warnings, Is.EqualTo(["/nam unknown_field"]));
        Assert.That(answer.Text.Split("\"warnings\""), Has.Length.EqualTo(2));
    }

    [TestCase("$select=project", "$select no_column")]
    [TestCase("$select=name,warnings", "$select no_column")]
    [TestCase("$expand=job_planning", "$expand no_column")]
    [TestCase("$expand=project($select=company)", "$select no_column")]
    public async Task A_table_refuses_what_has_no_column(string query, string refusal)
    {
        var answer = await _tenant.Send(HttpMethod.Get, $"/api/Jobs?{query}&$format=csv");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Refusals(), Is.EqualTo([refusal]));
    }

    [TestCase("WorkOrders.jobs/name")]
    [TestCase("name($top=1)")]
    [TestCase("warnings/code")]
    [TestCase("project/name")]
    public async Task Other_forms_of_a_selection_are_refused(string select)
    {
        var answer = await _tenant.List("Jobs", ("$select", select));
        Assert.That((int)answer.Status, Is.EqualTo(400).Or.EqualTo(501), answer.Text);
    }

    private async Task<Answer> Get(string url)
    {
        var answer = await _tenant.Send(HttpMethod.Get, $"/api/{url}");
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        return answer;
    }
}
