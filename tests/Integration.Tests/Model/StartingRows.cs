using System.Text.Json.Nodes;
using WorkOrders.Infrastructure.Tenancy.Demo;
using WorkOrders.Integration.Tests.MasterData;

namespace WorkOrders.Integration.Tests.Model;

/// <summary>The rows that a new tenant has: the system statuses, the demo tenant's master data, and some countries.</summary>
internal static class StartingRows
{
    private static readonly string[] Statuses =
    [
        "Open", "ToBePlanned", "Waiting", "Pooling", "Suggested", "Activated", "Canceled", "Dispatched", "DispatchRejected", "Planned",
        "InProgress", "WaitingFurtherActions", "Completed", "Workshop", "WorkshopInQueue", "WorkshopInProgress",
        "WorkshopWaitingFurtherActions", "WorkshopCompleted",
    ];

    private static readonly string[] Countries = ["BE", "LU", "NL", "FR", "DE"];

    private static readonly Lock Once = new();
    private static Task<IReadOnlyList<ModelRow>>? _rows;

    /// <summary>Reads the rows over HTTP, once, because they are the same in every new tenant.</summary>
    public static Task<IReadOnlyList<ModelRow>> Load(TestTenant tenant)
    {
        lock (Once)
        {
            return _rows ??= Read(tenant);
        }
    }

    /// <summary>Returns the rows, which must have been loaded.</summary>
    public static IReadOnlyList<ModelRow> Loaded => _rows!.Result;

    private static async Task<IReadOnlyList<ModelRow>> Read(TestTenant tenant)
    {
        var modelled = DemoTenant.MasterData().Where(row => ModelEntity.All.ContainsKey(row.Entity.Name));
        var keys = modelled.Select(row => (row.Entity.Name, Key: JsonNode.Parse(row.Row)![row.Entity.Key.Name]!.ToString()))
            .Concat(Statuses.Select(status => ("job_status", status)))
            .Concat(Countries.Select(country => ("db_country", country)));
        var rows = new List<ModelRow>();
        foreach (var (name, key) in keys.Distinct())
        {
            var entity = ModelEntity.All[name];
            var answer = await tenant.Call(HttpMethod.Get, new ModelRequest("GET", entity) { Key = key }.Url, null);
            Assert.That((int)answer.Status, Is.EqualTo(200), $"{entity} {key}: {answer.Text}");
            rows.Add(RowOf(entity, answer.Json));
        }
        return rows;
    }

    private static ModelRow RowOf(ModelEntity entity, JsonNode row)
    {
        var values = entity.Values.Select(field => (field.Name, Value: ModelValue.Read(field.Type, row[field.Name], trimmed: false)))
            .Concat(entity.References.Select(fields => (fields.Id, Value: ModelValue.Read("guid", row[fields.Id], trimmed: false))))
            .Where(field => field.Value is not null);
        return new(entity, row["id"]!.ToString())
        {
            Values = values.ToDictionary(field => field.Item1, field => field.Value!),
            Version = 1,
        };
    }
}
