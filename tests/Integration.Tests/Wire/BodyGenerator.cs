using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Wire;

/// <summary>Generates request bodies from the contract's field table, with valid and invalid values and unknown fields.</summary>
internal static class BodyGenerator
{
    /// <summary>The kinds of valid bodies: with references to existing rows only, or with new embedded rows only.</summary>
    private const int Existing = 0, New = -1;

    private static readonly JsonObject Contract =
        JsonNode.Parse(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "contract-fields.json")))!.AsObject();

    private static readonly string[] InvalidValues =
    [
        "null", "\"\"", "0", "-1", "-0", "1.5", "1e2", "1e28", "1e400", "1e-400", "true", "\"true\"", "[]", "{}", "[[]]", "[null]",
        "[{}]", "{\"id\":{}}",
        "\"\\u0000\"", "\"a\\ud800b\"", "\"\\uffff\"", "\"'; drop table jobs; --\"", "\"%_\\\\\"", "\"NaN\"", "\"2026-02-30\"",
        "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59Z\"", "\"1980-01-01\"", "\"00000000-0000-0000-0000-000000000000\"",
        "\"{6044311a-0722-4aa6-be51-f774cd217b4f}\"", "\"\\u0661\"",
        $"\"{new string('x', 5000)}\"", $"\"{string.Concat(Enumerable.Repeat("😀", 60))}\"", new string('9', 500), "\"ToBePlanned\"",
        "\"Dispatched\"", "\"Suggested\"",
    ];

    /// <summary>Keys by entity; all of them exist, except those that start with X.</summary>
    private static readonly Dictionary<string, string[]> Keys = new()
    {
        ["jobs"] = ["X-1", "X-2", "X-3"],
        ["project"] = ["EQ-10023", "GEN-MOB-2", "X-1"],
        ["job_type"] = ["REPAIR", "INSPECT", "X-1"],
        ["job_priority"] = ["HIGH", "LOW", "X-1"],
        ["job_status"] = ["Open", "Suggested", "Pooling"],
        ["user"] = ["T07", "T05", "X-1"],
        ["skill"] = ["GAS", "HV", "X-1"],
        ["sales_organization"] = ["BE", "LU", "X-1"],
        ["equipment_brand"] = ["VIE", "REM", "X-1"],
        ["equipment_family"] = ["BOILER-GAS", "POWER", "X-1"],
        ["equipment_model"] = ["GAS-310-ECO", "C18", "X-1"],
        ["project_status"] = ["OPERATIONAL", "OUT", "X-1"],
        ["company"] = ["C-100", "C-200"],
        ["contact"] = ["P-1001"],
        ["db_country"] = ["BE", "LU"],
    };

    private static readonly string[] Dates =
        ["2026-12-01T08:30:00+01:00", "2026-12-01", "2026-12-24T09:00:00.1234567Z", "1999-01-01T00:00", "9998-12-31T23:00:00Z"];

    private static readonly string[] UnknownNames =
        ["Name", "descripton", "@odata.context", "warnings", "~/", "", "\\ud800", "na\\u006de", "💥"];

    /// <summary>A work order as JSON, with no, few or many faults.</summary>
    public static Gen<string> Job { get; } = Gen.Elements(Existing, New, 1, 10).SelectMany(faults => Object("jobs", 3, faults));

    /// <summary>Generates an object in which the given percentage of values is invalid.</summary>
    private static Gen<string> Object(string entity, int depth, int faults)
    {
        JsonNode[] fields = [.. Contract[entity]!["fields"]!.AsArray().Select(field => field!)];
        return from chosen in Gen.SubListOf(fields)
               from members in Gen.CollectToArray(fields.Where(field => IsNeeded(field, faults) || chosen.Contains(field)),
                   field => Member(entity, field, depth, faults))
               from unknown in Gen.Frequency((9, Gen.Constant("")), (1, Gen.Elements(UnknownNames).Select(name => $"\"{name}\":1")))
               select $"{{{string.Join(',', unknown.Length > 0 ? members.Append(unknown) : members)}}}";
    }

    /// <summary>Checks whether an order cannot be created without the field.</summary>
    private static bool IsNeeded(JsonNode field, int faults) =>
        field["required"] is not null || field["name"]!.ToString() is "code" or "reference_back_office" or "job_status_code"
        || (faults == New ? field["name"]!.ToString() is "project" or "job_type"
        : field["name"]!.ToString() is "project_reference_back_office" or "job_type_code");

    private static Gen<string> Member(string entity, JsonNode field, int depth, int faults) =>
        (faults <= Existing ? Consistent(entity, field, depth, faults)
            : Gen.Frequency((100 - faults, Valid(entity, field, depth, faults)), (faults, Gen.Elements(InvalidValues))))
            .Select(value => $"\"{field["name"]}\":{value}");

    /// <summary>Generates a value that depends only on the field, so that a row embedded twice has the same content both times.</summary>
    private static Gen<string> Consistent(string entity, JsonNode field, int depth, int faults) =>
        (field["type"]!.ToString(), field["name"]!.ToString()) switch
    {
        ("embedded", _) when depth > 0 => Object(field["entity"]!.ToString(), depth - 1, faults),
        ("list", _) => Object(field["entity"]!.ToString(), 0, faults).Select(item => $"[{item}]"),
        ("string", "reference_back_office") when entity == "jobs" => ArbMap.Default.GeneratorFor<Guid>().Select(id => $"\"{id}\""),
        ("string", "code" or "reference_back_office") => Gen.Constant(ConsistentKey(entity, faults)),
        ("string", var name) when field["by"] is not null =>
            Gen.Constant(name[0] == '_' || (faults == New && IsEmbeddedToo(entity, field))
            ? "null" : ConsistentKey(field["refers_to"]!.ToString(), faults)),
        ("string", var name) => Gen.Constant($"\"{name[..Math.Min(name.Length, 50)]}\""),
        ("int", _) => Gen.Constant("90"),
        ("decimal", _) => Gen.Constant("-4.25"),
        ("bool", _) => Gen.Constant("false"),
        ("datetime", _) => Gen.Constant("\"2026-12-24T09:00:00.1234567+01:00\""),
        _ => Gen.Constant("null"),
    };

    private static string ConsistentKey(string entity, int faults) =>
        Keys.TryGetValue(entity, out var keys) ? $"\"{keys[faults == New ? ^1 : 0]}\"" : "null";

    private static bool IsEmbeddedToo(string entity, JsonNode field) =>
        Contract[entity]!["fields"]!.AsArray().Any(other => other!["entity"]?.ToString() == field["refers_to"]!.ToString());

    private static Gen<string> Valid(string entity, JsonNode field, int depth, int faults) => field["type"]!.ToString() switch
    {
        "guid" => Gen.Frequency((100 - faults, Gen.Constant("null")),
            (faults, ArbMap.Default.GeneratorFor<Guid>().Select(id => $"\"{id}\""))),
        "string" when field["by"]?.ToString() == "key" => Key(field["refers_to"]!.ToString()),
        "string" when field["name"]!.ToString() is "code" or "reference_back_office" => Key(entity),
        "string" => Gen.Choose(0, field["max"]?.GetValue<int>() ?? 300).Select(length => $"\"{new string('é', length)}\""),
        "int" => Gen.Choose(0, 10_000).Select(number => $"{number}"),
        "decimal" => Gen.Choose(-90_000, 90_000).Select(number => FormattableString.Invariant($"{number / 1000m}")),
        "bool" => Gen.Elements("true", "false"),
        "datetime" => Gen.Elements(Dates).Select(date => $"\"{date}\""),
        "embedded" when depth > 0 => Object(field["entity"]!.ToString(), depth - 1, faults),
        "list" => Object(field["entity"]!.ToString(), 0, faults).Select(item => $"[{item}]"),
        _ => Gen.Constant("null"),
    };

    private static Gen<string> Key(string entity) => Gen.Elements(Keys.GetValueOrDefault(entity, ["X-1"])).Select(key => $"\"{key}\"");
}
