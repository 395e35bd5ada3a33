using System.Text;
using System.Text.Json.Nodes;
using AutoMapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Api.Hosting;
using WorkOrders.Api.Messages;
using WorkOrders.Application.Requests;
using WorkOrders.Application.Tenancy;
using WorkOrders.Application.WorkOrders;
using WorkOrders.Application.WorkOrders.Create;

namespace WorkOrders.Application.Tests.WorkOrders;

/// <summary>Validation of a request without database lookups, from its JSON to the reported problems.</summary>
public sealed class CreateWorkOrderValidationTests
{
    private const string Order = """
        {"reference_back_office": "SO-1", "name": "Boiler does not start", "project_reference_back_office": "EQ-1",
         "job_type_code": "REPAIR", "job_status_code": "Open"}
        """;

    private WebApplication _app = null!;

    [OneTimeSetUp]
    public void Build() => _app = WorkOrdersApi.Build(["--ConnectionStrings:WorkOrders", "Host=127.0.0.1"]);

    [OneTimeTearDown]
    public async Task Dispose() => await _app.DisposeAsync();

    [TestCase("{}")]
    [TestCase("""{"name": "é", "estimated_time": 0, "due_date": "2026-12-01", "earliest_date_plannable": "2026-12-01"}""")]
    [TestCase("""{"skill": {"code": "GAS"}, "job_priority": {"id": "019f0000-0000-7000-8000-00000000000a"}}""")]
    [TestCase("""{"job_type": {"name": "Repair"}}""", Description = "The key next to the object is its key.")]
    public async Task A_well_formed_order_has_no_problem(string fields) => Assert.That(await Problems(fields), Is.Empty);

    [TestCase("""{"name": null}""", "/name required")]
    [TestCase("""{"name": ""}""", "/name required")]
    [TestCase("""{"job_type_code": null}""", "/job_type required")]
    [TestCase("""{"project_reference_back_office": null, "job_status_code": null}""", "/job_status_code required", "/project required")]
    public async Task A_missing_required_value_is_reported(string fields, params string[] problems) =>
        Assert.That(await Problems(fields), Is.EqualTo(problems));

    [TestCase("""{"estimated_time": -1}""", "/estimated_time out_of_range")]
    [TestCase("""{"db_address_latitude_decimal": 90.4}""", "/db_address_latitude_decimal out_of_range")]
    [TestCase("""{"skill": {"code": "<51>", "name": "Gas"}}""", "/skill/code too_long")]
    [TestCase("""{"project": {"reference_back_office": "EQ-1", "equipment_model": {"code": "M", "name": "<51>"}}}""",
        "/project/equipment_model/name too_long")]
    [TestCase("""
        {"project": {"reference_back_office": "EQ-1", "equipment_model": {"code": "M", "translations": [{"field_name": "name"}]}}}
        """,
        "/project/equipment_model/translations/0/language_code required")]
    [TestCase("""{"_parent_job": {"reference_back_office": "SO-0", "estimated_time": -1}}""", "/_parent_job/estimated_time out_of_range")]
    public async Task A_value_beyond_the_limit_of_its_field_is_reported(string fields, string problem) =>
        Assert.That(await Problems(fields.Replace("<51>", new string('x', 51))), Is.EqualTo(new[] { problem }));

    [Test]
    public async Task A_length_is_counted_in_code_points([Values(50, 51)] int length) =>
        Assert.That(await Problems($$$"""{"skill": {"code": "{{{string.Concat(Enumerable.Repeat("🔥", length))}}}"}}"""),
            Has.Exactly(length - 50).Items);

    [TestCase("""{"skill": {"name": "Gas"}}""", "/skill no_key")]
    [TestCase("""{"_parent_job": {"name": "Which?"}}""", "/_parent_job no_key")]
    [TestCase("""{"project": {"reference_back_office": "EQ-1", "equipment_model": {"name": "Which?"}}}""",
        "/project/equipment_model no_key")]
    public async Task An_embedded_object_without_a_key_is_reported(string fields, string problem) =>
        Assert.That(await Problems(fields), Is.EqualTo(new[] { problem }));

    [TestCase("""{"earliest_date_plannable": "2026-12-02", "due_date": "2026-12-01"}""", "/due_date window_reversed")]
    [TestCase("""{"due_date": "2026-12-01", "suggested_date_start": "2026-12-02"}""", "/suggested_date_start outside_window")]
    [TestCase("""{"earliest_date_plannable": "2026-12-02", "suggested_date_start": "2026-12-01"}""",
        "/suggested_date_start outside_window")]
    [TestCase("""{"suggested_date_start": "9999-01-01"}""", "/suggested_date_start out_of_range")]
    public async Task Contradictory_dates_are_reported(string fields, string problem) =>
        Assert.That(await Problems(fields), Is.EqualTo(new[] { problem }));

    [TestCase(4)]
    [TestCase(5, "/_parent_job/_parent_job/_parent_job/_parent_job/_parent_job nested_too_deep")]
    [TestCase(6, "/_parent_job/_parent_job/_parent_job/_parent_job/_parent_job nested_too_deep")]
    public async Task Parents_nested_too_deep_are_reported(int depth, params string[] problems)
    {
        var parents = Enumerable.Range(1, depth).Aggregate("", (above, level) =>
            $$"""{"reference_back_office": "P-{{level}}"{{(above.Length > 0 ? $", \"_parent_job\": {above}" : "")}}}""");
        Assert.That(await Problems($$"""{"_parent_job": {{parents}}}"""), Is.EqualTo(problems));
    }

    /// <summary>
    /// Returns the problems of the order with these fields set, each as <c>pointer code</c>, sorted; null leaves a field out.
    /// </summary>
    private async Task<IEnumerable<string>> Problems(string fields)
    {
        var order = JsonNode.Parse(Order)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            order.Remove(name);
            if (value is not null)
            {
                order[name] = value.DeepClone();
            }
        }
        var problems = new Problems();
        var job = new MessageReader(TenantSettings.Default, problems).Read<Job>(Encoding.UTF8.GetBytes(order.ToJsonString()))!;
        var command = new CreateWorkOrderCommand(_app.Services.GetRequiredService<IMapper>().Map<RequestedWorkOrder>(job));
        var context = new RequestContext(
            new(Guid.Empty, "tenant", "user", TenantSettings.Default), RequestOrigin.None,
            Preferences.From(TenantSettings.Default), problems);
        await new ValidationBehavior<CreateWorkOrderCommand, SavedWorkOrder>([new CreateWorkOrderValidator()], context)
            .Handle(command, CancellationToken.None, () => Task.FromResult<SavedWorkOrder>(null!));
        return problems.All.Select(problem => $"{problem.Pointer} {problem.Code}").Order(StringComparer.Ordinal);
    }
}
