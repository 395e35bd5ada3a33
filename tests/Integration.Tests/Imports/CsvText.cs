using System.Text.Json.Nodes;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>Writes orders as CSV.</summary>
internal static class CsvText
{
    /// <summary>Writes flat orders, with one column for each field that any of them has.</summary>
    public static string Write(params IReadOnlyList<JsonObject> orders)
    {
        var fields = orders.SelectMany(order => order.Select(field => field.Key)).Distinct().ToList();
        var rows = orders.Select(order => fields.Select(field => Cell(order[field]))).Prepend(fields);
        return string.Concat(rows.Select(cells => $"{string.Join(',', cells)}\r\n"));
    }

    private static string Cell(JsonNode? value) => $"\"{value?.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
