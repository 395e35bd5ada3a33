using System.Text;
using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;
using WorkOrders.Application.Imports;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>A file of orders, its format (0 JSON array, 1 JSON lines, 2 CSV), and the chunk size of the import.</summary>
public sealed record OrderFile(IReadOnlyList<JsonObject> Orders, int Format, int RowsAtOnce)
{
    private static readonly Dictionary<int, (string ContentType, Func<IReadOnlyList<JsonObject>, string> Write)> Formats = new()
    {
        [0] = ("application/json", orders => $"[{string.Join(',', orders.Select(order => order.ToJsonString()))}]"),
        [1] = ("application/x-ndjson", orders => string.Concat(orders.Select(order => $"{order.ToJsonString()}\n"))),
        [2] = ("text/csv", CsvText.Write),
    };

    public string ContentType => Formats[UsedFormat].ContentType;

    public string Text => Formats[UsedFormat].Write(Orders);

    /// <summary>The order in which an import processes the rows.</summary>
    internal CreationSequence CreationSequence =>
        new([.. Orders.Select(order => RowKeysReader.Read(Entity.Of<Job>(), Encoding.UTF8.GetBytes(order.ToJsonString())))]);

    private int UsedFormat => Format == 2 && !Orders.All(CanBeCsv) ? 1 : Format;

    /// <summary>Checks whether a row is its own ancestor, following every row that defines one of its ancestors.</summary>
    public bool DependsOnItself(int row)
    {
        var needed = new HashSet<int>();
        var open = new Stack<int>([row]);
        while (open.TryPop(out var next))
        {
            var parents = ParentKeys(Orders[next]).ToHashSet();
            var others = Enumerable.Range(0, Orders.Count).Where(other => other != next);
            foreach (var other in others.Where(other => parents.Overlaps(DefinedKeys(Orders[other])) && needed.Add(other)))
            {
                open.Push(other);
            }
        }
        return needed.Contains(row);
    }

    public override string ToString() =>
        $"{ContentType}, {RowsAtOnce} rows at once\n{string.Join('\n', Orders.Select(order => order.ToJsonString()))}";

    // In CSV an unknown column is one warning of the whole file, and numbers are text.
    private static bool CanBeCsv(JsonObject order) =>
        order.All(field => field.Value is JsonValue) && !order.ContainsKey("colour") && order["estimated_time"]?.ToString() != "an hour";

    private static IEnumerable<string> DefinedKeys(JsonNode order) => OwnKeys(order).Concat(EmbeddedParentKeys(order));

    private static IEnumerable<string> OwnKeys(JsonNode order) =>
        new[] { order["id"], order["reference_back_office"] }.OfType<JsonNode>().Select(key => key.ToString());

    private static IEnumerable<string> EmbeddedParentKeys(JsonNode order) => order["_parent_job"] is { } parent ? DefinedKeys(parent) : [];

    private static IEnumerable<string> ParentKeys(JsonNode order)
    {
        var referenced = new[] { order["_parent_id"], order["_parent_jobs_reference_back_office"] };
        var keys = referenced.OfType<JsonNode>().Select(key => key.ToString());
        return order["_parent_job"] is { } parent ? keys.Concat(OwnKeys(parent)).Concat(ParentKeys(parent)) : keys;
    }
}
