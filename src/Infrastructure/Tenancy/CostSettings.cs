using System.Globalization;
using System.Text.Json;
using WorkOrders.Application.Tenancy;
using WorkOrders.Domain.Planning.Optimization;
using WorkOrders.Infrastructure.Sql;

namespace WorkOrders.Infrastructure.Tenancy;

/// <summary>Converts the weights of costs between the text of the command line, JSON in the database, and the domain.</summary>
internal static class CostSettings
{
    private const string Default = "default";
    private const double Max = 1_000_000;

    private static readonly IReadOnlyList<string> Names =
        [.. typeof(CostWeights).GetProperties().Select(weight => JsonNamingPolicy.SnakeCaseLower.ConvertName(weight.Name))];

    /// <summary>Reads weights such as <c>distance=2,lateness=20</c>, or <c>default</c>, and returns their JSON.</summary>
    /// <exception cref="AdministrationException">A weight is unknown or out of range.</exception>
    public static string ToJson(string text) => text == Default
        ? "{}"
        : JsonSerializer.Serialize(text.Split(',').Select(Parse).GroupBy(weight => weight.Name)
            .ToDictionary(weight => weight.Key, weight => weight.Last().Value));

    /// <summary>Returns stored weights as the command line reads them.</summary>
    public static string ToText(string json) => JsonSerializer.Deserialize<Dictionary<string, double>>(json) is { Count: > 0 } weights
        ? string.Join(',', Names.Where(weights.ContainsKey).Select(name => FormattableString.Invariant($"{name}={weights[name]}")))
        : Default;

    /// <summary>Returns stored weights.</summary>
    public static CostWeights Read(string json) => RowJson.Read<CostWeights>(json);

    private static (string Name, double Value) Parse(string text)
    {
        var parts = text.Split('=', 2);
        var name = parts[0].Trim();
        if (!Names.Contains(name) || parts.Length < 2)
        {
            throw new AdministrationException(
                $"\"{text}\" is not the weight of a cost: use {Default}, or {string.Join("=, ", Names)}= with numbers, separated by "
                    + "commas.");
        }
        return double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= Max
            ? (name, value)
            : throw new AdministrationException($"The weight of {name} must be a number from 0 to {Max}; it is \"{parts[1]}\".");
    }
}
