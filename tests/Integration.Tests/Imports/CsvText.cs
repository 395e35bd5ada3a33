using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Orders as CSV.</summary>
internal static class CsvText
{
    /// <summary>Flat orders under the fields that any of them has.</summary>
    public static string Of(params IReadOnlyList<JsonObject> orders)
    {
        var fields = orders.SelectMany(order => order.Select(field => field.Key)).Distinct().ToList();
        return string.Concat(orders.Select(order => fields.Select(field => Cell(order[field]))).Prepend(fields).Select(cells => $"{string.Join(',', cells)}\r\n"));
    }

    private static string Cell(JsonNode? value) => $"\"{value?.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
