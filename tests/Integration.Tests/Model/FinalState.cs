using System.Text.Json.Nodes;
using WorkOrders.Integration.Tests.Changes;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>Compares what a series of requests left behind with the model: rows, histories and the change feed.</summary>
internal static class FinalState
{
    /// <summary>Asserts that each row, read over HTTP, is that of the model, and that deleted rows are gone.</summary>
    public static async Task AssertRows(TestTenant tenant, ModelSeries series)
    {
        foreach (var (entity, id) in Touched(series.Model))
        {
            var answer = await tenant.Call(HttpMethod.Get, $"/api/{entity.Path}({id})", null);
            var actual = (int)answer.Status == 404 ? "deleted" : StoredRow.Read(entity, answer.Json);
            Assert.That(
                actual,
                Is.EqualTo(series.Model.Rows.ContainsKey(id) ? StoredRow.Expected(series.Model, id) : "deleted"),
                series.Log);
        }
    }

    /// <summary>Asserts that each row's history has the changes of the model, field by field.</summary>
    public static async Task AssertHistories(TestTenant tenant, ModelSeries series)
    {
        foreach (var (entity, id) in Touched(series.Model))
        {
            var answer = await tenant.Call(HttpMethod.Get, $"/api/{entity.Path}({id})/History?$top=100", null);
            var actual = answer.Json["value"]!.AsArray().Reverse().Select(entry => new
            {
                Operation = entry!["operation"]!.ToString(),
                Version = entry["row_version"]!.GetValue<int>(),
                Reason = entry["reason"]?.ToString(),
                Fields = entry["changes"]!.AsArray()
                    .Select(change => (Type: entity.TypeOf(change!["field"]!.ToString()), Change: change))
                    .Where(change => change.Type is not null)
                    .Select(change => $"{change.Change["field"]}: {Text(change, "old")} -> {Text(change, "new")}")
                    .Order(StringComparer.Ordinal),
            }).Select(entry => $"{entry.Operation} {entry.Version} {entry.Reason}\n  {string.Join("\n  ", entry.Fields)}").ToList();
            var expected = series.Model.Changes.Where(change => change.Id == id)
                .Select(change => $"{change.Operation} {change.Version} {change.Reason}\n  {string.Join("\n  ", change.Fields)}").ToList();
            // A row of the demo tenant was created before the series.
            Assert.That(actual.TakeLast(expected.Count), Is.EqualTo(expected), $"{entity} {id}\n{series.Log}");
            Assert.That(actual, Has.Count.EqualTo(expected.Count + (expected[0].StartsWith("created", StringComparison.Ordinal) ? 0 : 1)));
        }
    }

    /// <summary>Asserts that the change feed has the changes of the models, and no others.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="before">The number of changes before the series.</param>
    /// <param name="all">The series.</param>
    public static async Task AssertFeed(TestTenant tenant, long before, IReadOnlyList<ModelSeries> all)
    {
        var reader = new FeedReader(tenant.Http);
        await reader.ReadTo(await tenant.CountChanges());
        // The entries of planning have ids that the model does not know; FindFeedDifferences compares them with the stored entries.
        var actual = reader.Changes.Skip((int)before).Where(change => change["entity"]!.ToString() != "job_planning").Select(change => (
            Row: $"{change["entity"]} {change["id"]}",
            Change: $"{change["operation"]} {change["row_version"]} {Fields(change)}"));
        var expected = all.SelectMany(series => series.Model.Changes).Select(change => (
            Row: $"{change.Entity.Name} {change.Id}",
            Change: $"{change.Operation} {change.Version} {(change.Operation == "updated" ? string.Join(',', change.Names) : "")}"));
        var log = string.Join('\n', all.Select(series => series.Log));
        Assert.That(ByRow(actual), Is.EqualTo(ByRow(expected)), log);
        Assert.That(await tenant.FindFeedDifferences(), Is.Null, log);
    }

    private static string Text((string? Type, JsonNode Change) change, string side) =>
        ModelValue.Read(change.Type!, change.Change[side], trimmed: false) ?? "null";

    private static string Fields(JsonNode change) => string.Join(',', (change["changed_fields"]?.AsArray() ?? [])
        .Select(field => field!.ToString()).Where(field => ModelEntity.All[change["entity"]!.ToString()].TypeOf(field) is not null)
        .Order(StringComparer.Ordinal));

    private static IEnumerable<(ModelEntity Entity, string Id)> Touched(MasterDataModel model) =>
        model.Changes.Select(change => (change.Entity, change.Id)).Distinct();

    private static IEnumerable<string> ByRow(IEnumerable<(string Row, string Change)> changes) => changes
        .GroupBy(change => change.Row, change => change.Change)
        .Select(row => $"{row.Key}: {string.Join("; ", row)}").Order(StringComparer.Ordinal);
}
