using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Bodies built from the contract's field table: any of its fields with any value, valid or not, and whatever else may stand there.</summary>
internal static class AnyBody
{
    private static readonly JsonObject Contract =
        JsonNode.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "contract-fields.json")))!.AsObject();

    private static readonly string[] Weird =
    [
        "null", "\"\"", "0", "-1", "-0", "1.5", "1e2", "1e28", "1e400", "1e-400", "true", "\"true\"", "[]", "{}", "[[]]", "[null]", "[{}]", "{\"id\":{}}",
        "\"\\u0000\"", "\"a\\ud800b\"", "\"\\uffff\"", "\"'; drop table jobs; --\"", "\"%_\\\\\"", "\"NaN\"", "\"2026-02-30\"", "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59Z\"", "\"1980-01-01\"", "\"00000000-0000-0000-0000-000000000000\"", "\"{6044311a-0722-4aa6-be51-f774cd217b4f}\"", "\"\\u0661\"",
        $"\"{new string('x', 5000)}\"", $"\"{string.Concat(Enumerable.Repeat("😀", 60))}\"", new string('9', 500), "\"ToBePlanned\"", "\"Dispatched\"", "\"Suggested\"",
    ];

    /// <summary>Keys that exist, and some that do not, whatever they are the keys of.</summary>
    private static readonly string[] Keys =
        ["EQ-10023", "GEN-MOB-2", "REPAIR", "HIGH", "Open", "Suggested", "T07", "GAS", "BE", "VIE", "GAS-310-ECO", "HEATING", "OPERATIONAL", "C-100", "P-1001", "X-1", "X-2"];

    private static readonly string[] Dates = ["2026-12-01T08:30:00+01:00", "2026-12-01", "2026-12-24T09:00:00.1234567Z", "1999-01-01T00:00", "9998-12-31T23:00:00Z"];

    private static readonly string[] OtherNames = ["Name", "descripton", "@odata.context", "warnings", "~/", "", "\\ud800", "na\\u006de", "💥"];

    /// <summary>A work order of any kind, as JSON.</summary>
    public static Gen<string> Job { get; } = Object("jobs", 3);

    private static Gen<string> Object(string entity, int depth)
    {
        JsonNode[] fields = [.. Contract[entity]!["fields"]!.AsArray().Select(field => field!)];
        return from chosen in Gen.SubListOf(fields)
               from members in Gen.CollectToArray(chosen, field => Member(field, depth))
               from others in Gen.Frequency((8, Gen.Constant("")), (1, Gen.Elements(OtherNames).Select(name => $"\"{name}\":1")))
               select $"{{{string.Join(',', others.Length > 0 ? members.Append(others) : members)}}}";
    }

    private static Gen<string> Member(JsonNode field, int depth) =>
        Gen.Frequency((12, Valid(field, depth)), (1, Gen.Elements(Weird))).Select(value => $"\"{field["name"]}\":{value}");

    private static Gen<string> Valid(JsonNode field, int depth) => field["type"]!.ToString() switch
    {
        "guid" => Gen.Frequency((3, Gen.Constant("null")), (1, ArbMap.Default.GeneratorFor<Guid>().Select(id => $"\"{id}\""))),
        "string" when field["by"]?.ToString() == "key" || field["name"]!.ToString() is "code" or "reference_back_office" => Gen.Elements(Keys).Select(key => $"\"{key}\""),
        "string" => Gen.Choose(0, field["max"]?.GetValue<int>() ?? 300).Select(length => $"\"{new string('é', length)}\""),
        "int" => Gen.Choose(0, 10_000).Select(number => $"{number}"),
        "decimal" => Gen.Choose(-90_000, 90_000).Select(number => FormattableString.Invariant($"{number / 1000m}")),
        "bool" => Gen.Elements("true", "false"),
        "datetime" => Gen.Elements(Dates).Select(date => $"\"{date}\""),
        "embedded" when depth > 0 => Object(field["entity"]!.ToString(), depth - 1),
        "list" => Object(field["entity"]!.ToString(), 0).Select(item => $"[{item}]"),
        _ => Gen.Constant("{}"),
    };
}
