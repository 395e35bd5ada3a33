using System.Text.Json.Nodes;
using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The OpenAPI document describes every field as in the contract's field table.</summary>
public sealed class ContractDescriptionTests
{
    /// <summary>Fields without an example: a parent id needs an existing order, and a closing date is for migrated closed orders.</summary>
    private static readonly string[] WithoutExample = ["_parent_id", "date_closed"];

    private static readonly JsonObject Table =
        JsonNode.Parse(File.ReadAllText(Path.Join(TestContext.CurrentContext.TestDirectory, "contract-fields.json")))!.AsObject();

    private JsonNode _schemas = null!;

    [OneTimeSetUp]
    public async Task ReadSchemas() => _schemas = JsonNode.Parse(await OpenApiDocumentTests.GetDocument())!["components"]!["schemas"]!;

    [Test]
    public void Every_reachable_entity_has_exactly_its_published_fields([ValueSource(nameof(ReachableEntities))] string entity)
    {
        var described = _schemas[entity]!["properties"]!.AsObject().Select(property => property.Key);
        var added = entity == "jobs" ? new[] { "job_planning" } : [];
        Assert.That(described, Is.EquivalentTo(FieldsOf(entity).Select(Name).Concat(added)));
    }

    [Test]
    public void Every_field_is_described_as_in_the_contract([ValueSource(nameof(ReachableEntities))] string entity)
    {
        var properties = _schemas[entity]!["properties"]!;
        var isCreated = EntityModel.Contract.Entities.All(each => each.Name != entity || each.IsWritable);
        Assert.Multiple(() =>
        {
            foreach (var field in FieldsOf(entity))
            {
                var described = properties[Name(field)]!;
                var name = $"{entity}.{Name(field)}";
                Assert.That(TypeOf(described), Is.EqualTo(field["type"]!.ToString()), name);
                Assert.That(described["maxLength"]?.ToString(), Is.EqualTo(MaxLength(field)), $"{name}: maximum length");
                Assert.That(described["readOnly"]?.GetValue<bool>() ?? false, Is.EqualTo(IsReadOnly(name, field)), $"{name}: read-only");
                Assert.That(described["x-required-when-new"]?.GetValue<bool>() ?? false,
                    Is.EqualTo(isCreated && IsSet(field, "required")), $"{name}: required");
                Assert.That(described["description"]?.ToString(), Does.Match("^[A-Z].+[.]$"), $"{name}: description");
            }
        });
    }

    [Test]
    public void Every_writable_field_has_an_example([ValueSource(nameof(ReachableEntities))] string entity)
    {
        var properties = _schemas[entity]!["properties"]!;
        var without = FieldsOf(entity)
            .Where(field => !IsReadOnly($"{entity}.{Name(field)}", field) && field["type"]!.ToString() is not ("embedded" or "list")
            && properties[Name(field)]!["examples"] is null)
            .Select(Name);
        Assert.That(without.Except(WithoutExample), Is.Empty);
    }

    [Test]
    public void The_required_fields_of_a_new_order_match_the_contract()
    {
        var described = _schemas["new_job"]!;
        var parts = described["allOf"]!.AsArray();
        var required = described["required"]!.AsArray().Select(name => name!.ToString());
        var groups = parts.Where(part => part!["anyOf"] is not null)
            .Select(part => string.Join(' ', part!["anyOf"]!.AsArray().Select(form => form!["required"]!.AsArray().Single()!.ToString())));
        var expected = FieldsOf("jobs").Where(field => field["one_of"] is not null)
            .GroupBy(field => field["one_of"]!.ToString(), Name, (_, names) => string.Join(' ', names));
        Assert.Multiple(() =>
        {
            Assert.That(required, Is.EqualTo(FieldsOf("jobs").Where(field => IsSet(field, "required")).Select(Name)));
            Assert.That(groups, Is.EquivalentTo(expected));
        });
    }

    private static IEnumerable<string> ReachableEntities()
    {
        var reached = new List<string> { "jobs", "job_planning" };
        for (var index = 0; index < reached.Count; index++)
        {
            reached.AddRange(FieldsOf(reached[index]).Select(field => field["entity"]?.ToString()).OfType<string>().Distinct()
                .Except(reached).ToList());
        }
        return reached;
    }

    private static IEnumerable<JsonNode> FieldsOf(string entity) => Table[entity]!["fields"]!.AsArray().Select(field => field!);

    private static string Name(JsonNode field) => field["name"]!.ToString();

    private static bool IsSet(JsonNode field, string flag) => field[flag]?.GetValue<bool>() ?? false;

    /// <summary>
    /// Checks whether a field is read-only. Derived fields are read-only, and so is the order number, which the contract does not mark
    /// as such.
    /// </summary>
    private static bool IsReadOnly(string name, JsonNode field) =>
        IsSet(field, "read_only") || field["derived"] is not null || name == "jobs.id2";

    /// <summary>Returns the table's name for the type of a schema.</summary>
    private static string TypeOf(JsonNode schema)
    {
        if (schema["oneOf"] is not null)
        {
            return "embedded";
        }
        var type = schema["type"]!.AsArray().Select(word => word!.ToString()).Single(word => word != "null");
        return (type, schema["format"]?.ToString()) switch
        {
            ("string", "uuid") => "guid",
            ("string", "date-time") => "datetime",
            ("string", null) => "string",
            ("integer", "int32") => "int",
            ("number", "decimal") => "decimal",
            ("boolean", null) => "bool",
            ("array", null) => "list",
            var other => other.ToString(),
        };
    }

    /// <summary>The maximum length of a field: a million characters for a text for which the contract specifies none.</summary>
    private static string? MaxLength(JsonNode field) =>
        field["max"]?.ToString() ?? (field["type"]!.ToString() is "text" or "string" ? $"{Field.DefaultMaxLength}" : null);
}
