using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkOrders.Api.Documentation;
using WorkOrders.Application.Contract;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>
/// The OpenAPI document contains nothing that client generators (Kiota, NSwag, openapi-typescript) refuse, warn about, or translate into
/// types that cannot read the responses.
/// </summary>
public sealed partial class GeneratedClientTests
{
    private static readonly string[] Formats = ["uuid", "date-time", "date", "int32", "int64", "double", "decimal"];

    private JsonNode _document = null!;

    [OneTimeSetUp]
    public async Task ReadDocument() => _document = JsonNode.Parse(await OpenApiDocumentTests.GetDocument())!;

    [Test]
    public void Every_operation_has_an_id_of_its_own()
    {
        Assert.That(Operations.Where(operation => operation.Value["operationId"] is null).Select(operation => operation.Name), Is.Empty);
        Assert.That(Operations.Select(operation => operation.Value["operationId"]!.ToString()), Is.Unique);
    }

    [Test]
    public void A_server_is_named_with_an_absolute_URL() =>
        Assert.That(
            _document["servers"]!.AsArray().Select(server => new Uri(server!["url"]!.ToString()).Scheme), Is.EqualTo(new[] { "http" }));

    [Test]
    public void Every_schema_has_one_type_besides_null_and_a_known_format()
    {
        var unions = Schemas.Where(schema => TypesOf(schema.Value).Count(type => type != "null") > 1);
        Assert.That(unions.Select(schema => schema.Name), Is.Empty);
        var numbers = Schemas.Where(schema => TypesOf(schema.Value).Any(type => type is "integer" or "number"));
        Assert.That(numbers.Where(schema => schema.Value["format"] is null).Select(schema => schema.Name), Is.Empty);
        Assert.That(Schemas.Select(schema => schema.Value["format"]?.ToString()).OfType<string>().Distinct(), Is.SubsetOf(Formats));
    }

    [Test]
    public void Every_word_of_an_enumeration_is_a_name_in_programming_languages() =>
        Assert.That(Schemas.SelectMany(schema => schema.Value["enum"]?.AsArray() ?? []).Select(word => word!.ToString())
            .Where(word => !Identifier().IsMatch(word)), Is.Empty);

    [Test]
    public void Every_successful_response_has_a_schema_unless_the_operation_responds_without_content()
    {
        var without = from operation in Operations
                      where operation.Value["responses"]!["204"] is null
                      from response in Successful(operation.Value)
                      where JsonSchema(response.Value) is null
                      select $"{operation.Name} {response.Key}";
        Assert.That(without, Is.Empty);
    }

    [Test]
    public void An_operation_has_one_schema_for_all_successful_responses()
    {
        var divergent = Operations.Where(operation => Successful(operation.Value)
            .Select(response => JsonSchema(response.Value)?.ToJsonString()).Distinct().Count() > 1);
        Assert.That(divergent.Select(operation => operation.Name), Is.Empty);
    }

    [Test]
    public void A_schema_is_either_a_single_type_or_null_and_extends_at_most_one_other_schema()
    {
        var unions = Schemas.Where(schema => schema.Value["oneOf"] is JsonArray choices
            && (choices.Count != 2 || choices[0]!["$ref"] is null || choices[1]!["type"]?.ToString() != "null"));
        Assert.That(unions.Select(schema => schema.Name), Is.Empty);
        var alternatives = Schemas.Where(schema => schema.Value["anyOf"] is JsonArray forms && forms.Any(form => form!["required"] is null)
            && !schema.Name.EndsWith("application~1x-ndjson/schema", StringComparison.Ordinal));
        Assert.That(alternatives.Select(schema => schema.Name), Is.Empty);
        Assert.That(Schemas.Where(schema => schema.Value["allOf"] is JsonArray parts && parts.Count(part => part!["$ref"] is not null) > 1)
            .Select(schema => schema.Name), Is.Empty);
    }

    [Test]
    public void Only_the_report_of_a_dry_run_has_the_status_that_the_request_would_return([ValueSource(nameof(Writable))] Entity entity)
    {
        var schemas = _document["components"]!["schemas"]!;
        var parts = schemas[RowSchemas.NameOfWritten(entity)]!["allOf"]!.AsArray();
        Assert.That(parts[0]!["$ref"]!.ToString(), Does.EndWith($"/{entity.Name}"));
        Assert.That(parts[1]!["properties"]!["would_answer"], Is.Not.Null);
        Assert.That(parts[1]!["required"]?.AsArray() ?? [], Is.Empty);
        Assert.That(schemas[entity.Name]!["properties"]!["would_answer"], Is.Null);
    }

    [Test]
    public async Task A_client_that_accepts_only_problems_from_an_operation_without_content_can_use_it()
    {
        using var tenant = await TestTenant.Create();
        tenant.Http.DefaultRequestHeaders.Add("Accept", "application/problem+json");
        var response = await tenant.Send(HttpMethod.Delete, "/api/Skill(code='GAS')?dry_run=true");
        Assert.That(response.Headers["Content-Type"], Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(response["would_answer"], Is.Not.Null);
    }

    [Test]
    public void A_delete_can_succeed_only_if_rows_of_the_entity_can_be_deleted([ValueSource(nameof(Writable))] Entity entity)
    {
        var delete = _document["paths"]![$"/api/{entity.Path}({{id}})"]!["delete"]!;
        Assert.That(delete["responses"]!["204"] is null, Is.EqualTo(entity.IsNeverDeleted));
    }

    private static IEnumerable<Entity> Writable() =>
        EntityModel.Contract.Entities.Where(entity => !entity.IsShared && entity.Key != entity.Id);

    private IEnumerable<(string Name, JsonNode Value)> Operations =>
        from path in _document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key} {path.Key}", operation.Value);

    /// <summary>All schemas of the document, each with its pointer.</summary>
    private IEnumerable<(string Name, JsonNode Value)> Schemas => SchemasIn(_document, "");

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Successful(JsonNode operation) =>
        operation["responses"]!.AsObject().Where(response => response.Key.StartsWith('2') && response.Key != "204");

    private static JsonNode? JsonSchema(JsonNode? response) => 
        response!["content"]?.AsObject().Select(content => content.Value!["schema"]).FirstOrDefault();

    private static IEnumerable<string> TypesOf(JsonNode schema) =>
        schema["type"] is JsonArray list ? list.Select(type => type!.ToString()) : schema["type"] is { } type ? [type.ToString()] : [];

    private static IEnumerable<(string, JsonNode)> SchemasIn(JsonNode? node, string pointer) => node switch
    {
        JsonObject map => map.Where(member => member.Key is not ("example" or "examples"))
            .SelectMany(member => SchemasOf(member, pointer).Concat(SchemasIn(member.Value, Pointer(pointer, member.Key)))),
        JsonArray list => list.SelectMany((item, index) => SchemasIn(item, $"{pointer}/{index}")),
        _ => [],
    };

    private static IEnumerable<(string, JsonNode)> SchemasOf(KeyValuePair<string, JsonNode?> member, string pointer) => member switch
    {
        { Key: "schema" or "items", Value: JsonObject schema } =>
            [(Pointer(pointer, member.Key), schema)],
        { Key: "schemas" or "properties", Value: JsonObject schemas } =>
            schemas.Select(schema => ($"{pointer}/{member.Key}/{schema.Key}", schema.Value!)),
        { Key: "allOf" or "oneOf", Value: JsonArray parts } =>
            parts.Select((part, index) => ($"{pointer}/{member.Key}/{index}", part!)),
        _ => [],
    };

    private static string Pointer(string parent, string member) => $"{parent}/{member.Replace("/", "~1", StringComparison.Ordinal)}";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();
}
