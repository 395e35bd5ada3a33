using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using WorkOrders.Application.Contract;
using WorkOrders.Application.WorkOrders;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The OpenAPI document is valid, public, and changes only with approval.</summary>
public sealed partial class OpenApiDocumentTests
{
    private static readonly Lazy<Task<string>> Document = new(ReadDocument);

    [Test]
    public async Task The_served_document_equals_the_approved_one()
    {
        var served = await GetDocument();
        Assert.That(served == RepositoryFiles.Read("docs/openapi.json"),
            "The API differs from docs/openapi.json. If the change is intended, approve it: start the API, run "
            + "`curl -so docs/openapi.json http://127.0.0.1:5080/openapi/v1.json`, and review the diff before you commit it.");
    }

    [Test]
    public async Task The_document_is_valid_OpenAPI_3_1()
    {
        var read = OpenApiDocument.Parse(await GetDocument(), OpenApiConstants.Json);
        Assert.Multiple(() =>
        {
            Assert.That(read.Diagnostic?.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_1));
            Assert.That(read.Diagnostic?.Errors.Select(error => error.ToString()), Is.Empty);
            Assert.That(read.Diagnostic?.Warnings.Select(warning => warning.ToString()), Is.Empty);
        });
    }

    [Test]
    public async Task Every_reference_in_the_document_resolves()
    {
        var document = JsonNode.Parse(await GetDocument())!;
        var components = document["components"]!.AsObject()
            .SelectMany(kind => kind.Value!.AsObject().Select(component => $"#/components/{kind.Key}/{component.Key}"));
        Assert.That(References(document).Distinct(), Is.SubsetOf(components).And.Not.Empty);
    }

    [Test]
    public async Task The_document_describes_every_operation()
    {
        var paths = JsonNode.Parse(await GetDocument())!["paths"]!.AsObject();
        Assert.That(paths.SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key}")),
            Is.EquivalentTo(Entities.SelectMany(OperationsOf).Concat(
            [
                .. AddressesOf(Entity.Of<Job>()).SelectMany(job => new[]
                {
                    $"post {job}/ChangeStatus", $"post {job}/Dispatch", $"post {job}/Accept", $"post {job}/Reject", $"post {job}/Start",
                    $"post {job}/Wait", $"post {job}/Complete", $"get {job}/AllowedStatuses", $"get {job}/Tree",
                    $"post {job}/Plan", $"get {job}/Fit", $"get {job}/Suggestions",
                }),
                "put /api/Jobs/ChangeToVirtualStatus", "get /api", "get /api/$metadata", "post /api/$batch",
                "get /api/Imports({id})", "get /api/Imports({id})/Results", "get /api/Changes", "get /api/Planning",
                "post /api/Planning/Apply", "post /api/Planning/Propose", "get /api/Planning/Proposals({id})",
                "delete /api/Planning/Proposals({id})", "get /session", "post /session", "delete /session", "get /session/demo",
                "post /session/demo", "get /health/live", "get /health/ready",
            ])));
    }

    [Test]
    public async Task Tags_are_listed_with_the_orders_first_then_the_master_data_then_the_rest()
    {
        var tags = JsonNode.Parse(await GetDocument())!["tags"]!.AsArray().Select(tag => tag!["name"]!.ToString());
        var masterData = Entities.Where(entity => !entity.IsAggregate).Select(entity => entity.Path).Order();
        Assert.That(tags, Is.EqualTo(
            new[] { "Jobs" }.Concat(masterData).Concat(["JobPlanning", "Metadata", "Changes", "Imports", "Batch", "Sign-in", "Health"])));
    }

    [Test]
    public async Task The_description_names_every_guide()
    {
        var description = JsonNode.Parse(await GetDocument())!["info"]!["description"]!.ToString();
        var guides = Directory.EnumerateFiles(RepositoryFiles.FullPath("docs"), "*.md").Select(path => $"docs/{Path.GetFileName(path)}")
            .Except(["docs/architecture.md"]);
        Assert.That(Guide().Matches(description).Select(match => match.Value), Is.EquivalentTo(guides));
    }

    [Test]
    public async Task The_document_does_not_depend_on_the_host()
    {
        using var http = new HttpClient { BaseAddress = new Uri((await TestApi.Running).Urls.Single()) };
        http.DefaultRequestHeaders.Host = "workorders.example";
        Assert.That(await http.GetStringAsync("/openapi/v1.json"), Is.EqualTo(await GetDocument()));
    }

    [Test]
    public async Task The_API_reference_is_self_contained()
    {
        using var http = new HttpClient { BaseAddress = new Uri((await TestApi.Running).Urls.Single()) };
        using var page = await http.GetAsync("/scalar");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(page.RequestMessage?.RequestUri?.AbsolutePath, Is.EqualTo("/scalar/"));
            Assert.That(html, Does.Contain("openapi/v1.json").And.Contain("\"withDefaultFonts\":false").And.Contain("\"telemetry\":false"));
            Assert.That(html, Does.Not.Contain("https://").And.Not.Contain("\"//"));
        });
        foreach (var script in new[] { "scalar.js", "scalar.aspnetcore.js" })
        {
            using var response = await http.GetAsync($"/scalar/{script}");
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), script);
        }
    }

    /// <summary>Returns the document, which the run gets once, without a credential.</summary>
    internal static Task<string> GetDocument() => Document.Value;

    private static async Task<string> ReadDocument()
    {
        using var http = new HttpClient { BaseAddress = new Uri((await TestApi.Running).Urls.Single()) };
        return await http.GetStringAsync("/openapi/v1.json");
    }

    private static IReadOnlyList<Entity> Entities => EntityModel.Contract.Entities;

    private static IEnumerable<string> OperationsOf(Entity entity) => ReadsOf(entity).Concat(entity.IsWritable
        ? AddressesOf(entity)
            .SelectMany(row => new[] { $"put {row}", $"patch {row}", $"delete {row}", $"get {row}/History" })
            .Concat([$"post /api/{entity.Path}", .. entity.IsImported ? [$"post /api/{entity.Path}/Import"] : Array.Empty<string>()])
        : []);

    private static IEnumerable<string> ReadsOf(Entity entity) =>
        [$"get /api/{entity.Path}", $"get /api/{entity.Path}/$count", .. AddressesOf(entity).Select(row => $"get {row}")];

    private static IEnumerable<string> AddressesOf(Entity entity) => entity.Key == entity.Id
        ? [$"/api/{entity.Path}({{id}})"]
        : [$"/api/{entity.Path}({{id}})", $"/api/{entity.Path}({entity.Key}='{{{entity.Key}}}')"];

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair is { Key: "$ref", Value: JsonValue target }
            ? [target.ToString()] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    [GeneratedRegex("docs/[a-z]+[.]md")]
    private static partial Regex Guide();
}
