using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Requests;
using WorkOrders.Domain.WorkOrders;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.MasterData;
using WorkOrders.Integration.Tests.WorkOrders;

namespace WorkOrders.Integration.Tests.Changes;

/// <summary>Every entity has a history, at every form of address, and orders have one too.</summary>
public sealed class HistoryAddressTests
{
    private TestTenant _tenant = null!;

    [OneTimeSetUp]
    public async Task Create() => _tenant = await TestTenant.Create();

    [OneTimeTearDown]
    public void DisposeTenant() => _tenant.Dispose();

    [TestCaseSource(typeof(MasterDataTable), nameof(MasterDataTable.EntitiesAndAddresses))]
    public async Task A_created_row_has_its_values(Entity entity, string address)
    {
        var key = MasterDataTable.NewKey();
        var created = await _tenant.Call(HttpMethod.Post, $"/api/{entity.Path}", MasterDataTable.Row(entity, key), []);
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);

        var answer = await _tenant.Call(
            HttpMethod.Get, $"{MasterDataTable.Path(entity, address, created["id"]!, key)}/History", null, []);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        var entry = answer.Json["value"]!.AsArray().Single()!;
        Assert.That($"{entry["operation"]} {entry["row_version"]}", Is.EqualTo("created 1"));
        var columns = entity.Columns.Where(column => column.IsOnWire && !column.IsGenerated && column != entity.Id);
        Assert.That(
            entry["changes"]!.AsArray().Select(change => $"{change!["field"]} {change["old"]} {change["new"]!.ToJsonString()}"),
            Is.EquivalentTo(columns.Where(column => created.Json[column.Name] is not (null or JsonArray { Count: 0 }))
                .Select(column => $"{column.Name}  {created.Json[column.Name]!.ToJsonString()}")));
    }

    [Test]
    public async Task Initial_rows_were_created_by_the_administrator()
    {
        var answer = await _tenant.Call(HttpMethod.Get, "/api/JobType(code='REPAIR')/History", null, []);
        var entry = answer.Json["value"]!.AsArray().Single()!;
        Assert.That($"{entry["changed_by"]} {entry["request_id"]} {entry["origin"]}", Is.EqualTo("administrator  "));
    }

    [Test]
    public async Task An_order_has_a_history_with_the_reason_of_its_changes()
    {
        await using var api = await RunningApi.StartReady(TestDatabase.OwnerConnectionString, builder => builder.Services
            .AddTransient<IRequestHandler<ReviseOrderCommand, WorkOrder>, ReviseOrderHandler>());
        var order = Sample.Order().With("description", "Cold");
        var created = await _tenant.PostCreated(order);
        var reference = order["reference_back_office"]!.ToString();
        await api.GetService<IScopedSender>().Send(
            Sample.Context(_tenant.Id),
            new ReviseOrderCommand(reference, details => Task.FromResult(details with { Description = "Warm" })) { Reason = "Called" },
            CancellationToken.None);

        var answer = await _tenant.Call(HttpMethod.Get, $"/api/Jobs(reference_back_office='{reference}')/History", null, []);

        var history = answer.Json["value"]!.AsArray();
        Assert.That(
            history.Select(entry => $"{entry!["operation"]} {entry["reason"]}"), Is.EqualTo(new[] { "updated Called", "created " }));
        Assert.That(Change(history[0]!, "description"), Is.EqualTo("Cold -> Warm"));
        Assert.That(Change(history[1]!, "description"), Is.EqualTo(" -> Cold"));
        Assert.That(Change(history[1]!, "id2"), Is.EqualTo($" -> {created["id2"]}"));
        Assert.That(Change(history[1]!, "job_type_id"), Is.EqualTo($" -> {created["job_type_id"]}"));

        static string Change(JsonNode entry, string field)
        {
            var change = entry["changes"]!.AsArray().Single(change => change!["field"]!.ToString() == field)!;
            return $"{change["old"]} -> {change["new"]}";
        }
    }

    [Test]
    public async Task An_import_records_who_made_it()
    {
        var order = Sample.Order().With("skill", new JsonObject { ["code"] = "H-IMPORT", ["name"] = "Imported" });
        using var file = JsonContent.Create(new JsonArray(order));
        var imported = await _tenant.Send(HttpMethod.Post, "/api/Jobs/Import", file);
        Assert.That(imported.Status, Is.EqualTo(HttpStatusCode.OK), imported.Text);
        var paths = new[] { $"Jobs(reference_back_office='{order["reference_back_office"]}')", "Skill(code='H-IMPORT')" };
        foreach (var path in paths)
        {
            var answer = await _tenant.Call(HttpMethod.Get, $"/api/{path}/History", null, []);
            Assert.That(answer.Json["value"]!.AsArray().Single()!["changed_by"]!.ToString(), Is.EqualTo("first"), path);
        }
    }

    [TestCase("Skill(6044311a-0722-4aa6-be51-f774cd217b4f)")]
    [TestCase("Skill(code='nothing')")]
    [TestCase("Skill(nothing)")]
    [TestCase("Jobs(6044311a-0722-4aa6-be51-f774cd217b4f)")]
    public async Task An_unknown_row_has_no_history(string row)
    {
        var answer = await _tenant.Call(HttpMethod.Get, $"/api/{row}/History", null, []);
        Assert.That((answer.Status, answer.Problems.Single()), Is.EqualTo((HttpStatusCode.NotFound, " not_found")), answer.Text);
    }

    [Test]
    public async Task The_history_of_a_row_of_another_tenant_is_not_found()
    {
        using var other = await TestTenant.Create();
        var created = await other.Call(HttpMethod.Put, "/api/Skill(code='OTHER')", new JsonObject { ["name"] = "Other" }, []);
        var answer = await _tenant.Call(HttpMethod.Get, $"/api/Skill({created["id"]})/History", null, []);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
    }

    [TestCase("JobPlanning(6044311a-0722-4aa6-be51-f774cd217b4f)")]
    [TestCase("DbCountry(code='BE')")]
    public async Task Other_rows_have_no_history(string row)
    {
        var answer = await _tenant.Call(HttpMethod.Get, $"/api/{row}/History", null, []);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
    }

    [TestCase("$top=0", "\"$top\" must be a whole number from 1 to 1000; received \"0\".")]
    [TestCase("$top=1001", "\"$top\" must be a whole number from 1 to 1000; received \"1001\".")]
    [TestCase("$top=all", "\"$top\" must be a whole number from 1 to 1000; received \"all\".")]
    [TestCase("before=0", "\"before\" must be the number in the \"@odata.nextLink\" of an earlier response")]
    [TestCase("before=-1", "\"before\" must be the number in the \"@odata.nextLink\" of an earlier response")]
    [TestCase("befor=1", "There is no parameter \"befor\". Did you mean before?")]
    public async Task An_invalid_parameter_is_refused(string query, string message)
    {
        var answer = await _tenant.Call(HttpMethod.Get, $"/api/Skill(code='GAS')/History?{query}", null, []);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]![0]!["message"]!.ToString(), Does.Contain(message));
    }

    [Test]
    public async Task A_page_before_the_first_change_is_empty()
    {
        var answer = await _tenant.Call(HttpMethod.Get, "/api/Skill(code='GAS')/History?before=1", null, []);
        Assert.That(answer.Text, Is.EqualTo("""{"value":[]}"""));
    }
}
