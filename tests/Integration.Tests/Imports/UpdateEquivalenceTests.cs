using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.MasterData;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>
/// An import with on_existing=update has the same effect as a PATCH of each row by its key, whatever the chunk size: the same rows are
/// stored, and each row gets the same result and the same problems.
/// </summary>
public sealed class UpdateEquivalenceTests
{
    private static readonly Dictionary<int, RunningApi> Apis = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        foreach (var rows in OrderFileGenerator.ChunkSizes)
        {
            var limits = new ImportLimits { RowsAtOnce = rows };
            Apis[rows] = await RunningApi.StartReady(
                TestDatabase.OwnerConnectionString, builder => builder.Services.AddSingleton(limits));
        }
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var api in Apis.Values)
        {
            await api.DisposeAsync();
        }
    }

    [GeneratedInputs(MaxTest = 40, Arbitrary = new[] { typeof(ProjectFile) })]
    public async Task An_import_equals_changing_its_projects_one_by_one(ProjectFile file)
    {
        using var one = await TestTenant.Create();
        using var many = await TestTenant.Create();
        var expected = new string[file.Projects.Count];
        foreach (var row in SequenceOf(file).Rows)
        {
            var project = file.Projects[row];
            var answer = await one.Send(
                HttpMethod.Patch, $"/api/Project(reference_back_office='{project["reference_back_office"]}')", JsonContent.Create(project));
            expected[row] = Describe(answer.Headers.GetValueOrDefault("Result") ?? "refused", answer.Json["errors"], "");
        }

        using var http = many.ClientFor(Apis[file.RowsAtOnce]);
        using var body = new StringContent(
            string.Join('\n', file.Projects.Select(project => project.ToJsonString())), null, "application/x-ndjson");
        using var response = await http.PostAsync("/api/Project/Import?on_existing=update&mode=partial", body);
        var results = (await Answer.Read(response)).Json["results"]!.AsArray();
        Assert.That(
            results.Select((result, row) => Describe($"{result!["status"]}", result["problems"], $"/{row}")), Is.EqualTo(expected));
        Assert.That(await TenantTables.Describe(many), Is.EqualTo(await TenantTables.Describe(one)));
        Assert.That(await many.FindFeedDifferences(), Is.Null);
    }

    private static CreationSequence SequenceOf(ProjectFile file) => new(
        [.. file.Projects.Select(project => RowKeysReader.Read(Entity.Of<Project>(), Encoding.UTF8.GetBytes(project.ToJsonString())))],
        new HashSet<RowKey> { new(null, "EQ-10023") });

    private static string Describe(string result, JsonNode? problems, string rowPointer) =>
        $"{result} {string.Join(", ", (problems?.AsArray() ?? [])
            .Select(problem => $"{problem!["pointer"]!.ToString()[rowPointer.Length..]} {problem["code"]}").Order())}";
}
