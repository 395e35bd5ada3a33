using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using WorkOrders.Application.Imports;
using WorkOrders.Integration.Tests.Access;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.Concurrency;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>
/// An import has the same effect as creating its orders one by one, parents first, whatever the file format and the chunk size:
/// the same rows are stored, and each order gets the same problems and warnings.
/// </summary>
public sealed partial class ImportEquivalenceTests
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

    [GeneratedInputs(MaxTest = 40, Arbitrary = new[] { typeof(OrderFileGenerator) })]
    public async Task A_partial_import_equals_creating_its_orders_one_by_one(OrderFile file)
    {
        using var one = await TestTenant.Create();
        using var many = await TestTenant.Create();

        var expected = new Dictionary<int, string>();
        var sequence = file.CreationSequence;
        foreach (var row in sequence.Rows)
        {
            var answer = await one.Post(file.Orders[row].DeepClone());
            Assert.That((int)answer.Status, Is.AnyOf(201, 400, 409, 422), answer.Text);
            var problems = (int)answer.Status == 201
                ? []
                : answer.Json["errors"]!.AsArray().Where(problem => !IsOfCycle(sequence, row, problem!));
            expected[row] = Describe(problems, answer.Json["warnings"], "");
        }

        var imported = await Send(many, file, "?mode=partial");
        var results = imported.Json["results"]!.AsArray();
        Assert.Multiple(async () =>
        {
            for (var row = 0; row < results.Count; row++)
            {
                Assert.That(
                    Describe(results[row]!["problems"]?.AsArray() ?? [], results[row]!["warnings"], $"/{row}"),
                    Is.EqualTo(expected[row]),
                    $"row {row + 1}: {file.Orders[row].ToJsonString()}");
            }
            Assert.That(await TenantTables.Describe(many), Is.EqualTo(await TenantTables.Describe(one)));
            Assert.That(await many.FindFeedDifferences(), Is.Null);
            await AssertNoRowLacksAStoredParent(many, file, results);
        });
    }

    [GeneratedInputs(MaxTest = 15, Arbitrary = new[] { typeof(OrderFileGenerator) })]
    public async Task A_dry_run_predicts_whether_an_atomic_import_stores_all_or_nothing(OrderFile file)
    {
        using var tenant = await TestTenant.Create();
        var before = await TenantTables.Describe(tenant);
        var predicted = await Send(tenant, file, "?mode=dry_run");
        Assert.That(await TenantTables.Describe(tenant), Is.EqualTo(before));

        var answer = await Send(tenant, file, "");
        Assert.That(ListProblems(answer), Is.EqualTo(ListProblems(predicted)));
        if ((int)answer.Status == 200)
        {
            Assert.That(
                await tenant.Ask<long>("select count(*) from jobs where tenant_id = @tenant"),
                Is.GreaterThanOrEqualTo(file.Orders.Count));
        }
        else
        {
            Assert.That(await TenantTables.Describe(tenant), Is.EqualTo(before));
        }
        Assert.That(await tenant.FindFeedDifferences(), Is.Null);
    }

    private static async Task<Answer> Send(TestTenant tenant, OrderFile file, string query)
    {
        using var http = tenant.ClientFor(Apis[file.RowsAtOnce]);
        using var body = new StringContent(file.Text, null, file.ContentType);
        using var response = await http.PostAsync($"/api/Jobs/Import{query}", body);
        return await Answer.Read(response);
    }

    private static IEnumerable<string> ListProblems(Answer answer) =>
        answer.Json["results"]!.AsArray().Select(result => Ids().Replace(result!["problems"]?.ToJsonString() ?? "", "id"));

    /// <summary>
    /// Returns the problems and warnings of an order without values that may differ between an import and a single create: generated ids,
    /// order numbers and hints.
    /// </summary>
    private static string Describe(IEnumerable<JsonNode?> problems, JsonNode? warnings, string rowPointer)
    {
        return $"{List(problems)}; warnings: {List(warnings?.AsArray() ?? [])}";

        string List(IEnumerable<JsonNode?> list) =>
            string.Join(", ", list.Where(problem => !IsCycleProblem(problem!)).Select(DescribeOne).Order());

        string DescribeOne(JsonNode? problem)
        {
            var text = $"{problem!["pointer"]!.ToString()[rowPointer.Length..]} {problem["code"]} {problem["message"]}";
            return Hints().Replace(GeneratedValues().Replace(text, "it"), "");
        }
    }

    /// <summary>Checks whether a problem reports a parent cycle between rows, which a single create cannot detect.</summary>
    private static bool IsCycleProblem(JsonNode problem) =>
        problem["message"]!.ToString().Contains("of the file form a cycle", StringComparison.Ordinal);

    /// <summary>Checks whether a single create misses a parent that an import refuses because it is in the same cycle.</summary>
    private static bool IsOfCycle(CreationSequence sequence, int row, JsonNode problem)
    {
        var (cycle, value) = (sequence.FindCycle(row), problem["value"]?.ToString());
        var keys = new RowKey[] { new(Guid.TryParse(value, out var id) ? id : null, null), new(null, value) };
        return problem["code"]!.ToString() == "not_found"
            && IsOfParent(problem, "")
            && keys.Select(sequence.FindCreator).OfType<int>().Any(cycle.Contains);
    }

    /// <summary>
    /// Checks whether a problem reports a parent, also of an embedded parent. A project that an embedded parent refers to may have the same
    /// id as an order.
    /// </summary>
    private static bool IsOfParent(JsonNode problem, string rowPointer) =>
        problem["pointer"]!.ToString().StartsWith($"{rowPointer}/_parent", StringComparison.Ordinal)
        && !problem["pointer"]!.ToString().EndsWith("/project_id", StringComparison.Ordinal);

    /// <summary>Asserts that rows are refused for a missing parent only if the parent is not stored or depends on the row itself.</summary>
    private static async Task AssertNoRowLacksAStoredParent(TestTenant tenant, OrderFile file, JsonArray results)
    {
        for (var row = 0; row < results.Count; row++)
        {
            foreach (var problem in (results[row]!["problems"]?.AsArray() ?? []).Where(problem => IsMissingParent(problem!, row)))
            {
                const string IsStored =
                    "select exists (select from jobs where tenant_id = @tenant and (reference_back_office = @key or id::text = @key))";
                var isStored = await tenant.Ask<bool>(IsStored, new { key = problem!["value"]!.ToString() });
                Assert.That(isStored && !file.DependsOnItself(row), Is.False, $"row {row + 1} lacks {problem["value"]}");
            }
        }

        static bool IsMissingParent(JsonNode problem, int row) =>
            problem["code"]!.ToString() == "not_found" && IsOfParent(problem, $"/{row}");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=time: order )\d+(?=,)")]
    private static partial Regex GeneratedValues();

    // Hints depend on which rows are already stored, and only an import refers to rows of the file.
    [GeneratedRegex(@"( Did you mean [^?]*\?| There are .*?\.)?( Row \d+ of the file would create it, but was refused\.)?$")]
    private static partial Regex Hints();
}
