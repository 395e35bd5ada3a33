using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace WorkOrders.Integration.Tests.Imports;

/// <summary>A file of projects, some of them repeated, with the chunk size of the import.</summary>
public sealed record ProjectFile(IReadOnlyList<JsonObject> Projects, int RowsAtOnce)
{
    private static readonly string[] Keys = ["EQ-10023", "P-1", "P-2", "P-3"];

    /// <summary>Generates files for FsCheck. A project refers only to parents with a smaller key, so that there are no cycles.</summary>
    public static Arbitrary<ProjectFile> Any() => Arb.From(
        from projects in Gen.Choose(1, 10).SelectMany(count => Project.ListOf(count))
        from rowsAtOnce in Gen.Elements(OrderFileGenerator.ChunkSizes)
        select new ProjectFile([.. projects], rowsAtOnce));

    private static Gen<JsonObject> Project =>
        from key in Gen.Choose(0, Keys.Length - 1)
        from name in Gen.Frequency((1, Field("name", "\"One\"", "\"Two\"", "null")), (2, Gen.Constant(("name", (string?)"\"One\""))))
        from description in Field("description", "\"x\"", "\"y\"", "null", "\"\"")
        from company in Field("company_code", "\"C-100\"", "\"C-200\"", "\"NOWHERE\"", "null")
        from mobile in Field("is_mobile_installation", "true", "false")
        from built in Field("date_built", "\"2019-05-04\"", "\"soon\"", "\"1980-01-01\"")
        from family in Field("equipment_family_code", "\"LIFT-GOODS\"", "\"BOILER-GAS\"")
        from model in Field("equipment_model", """{"code":"M-1","name":"Model"}""", """{"code":"M-1","name":"Renamed"}""",
            """{"code":"M-2","name":"Other","equipment_family_code":"BOILER-GAS"}""", """{"code":"M-3"}""", "null")
        from parent in Gen.Choose(0, 6)
        select Create(key, [name, description, company, mobile, built, family, model], parent);

    private static Gen<(string Name, string? Value)> Field(string name, params string[] values) => Gen.Frequency(
        (3, Gen.Constant((name, (string?)null))), (2, Gen.Elements(values).Select(value => (name, (string?)value))));

    private static JsonObject Create(int key, IEnumerable<(string Name, string? Value)> fields, int parent)
    {
        var project = new JsonObject { ["reference_back_office"] = Keys[key] };
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            project[name] = JsonNode.Parse(value!);
        }
        if (parent < key)
        {
            project["_parent_reference_back_office"] = Keys[parent];
        }
        return project;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{RowsAtOnce} rows at once\n{string.Join('\n', Projects.Select(project => project.ToJsonString()))}";
}
