using System.Net;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace WorkOrders.Integration.Tests.Documentation;

/// <summary>The OpenAPI document is valid, public, and changes only with approval.</summary>
public sealed class OpenApiDocumentTests
{
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
        var schemas = document["components"]!["schemas"]!.AsObject().Select(schema => $"#/components/schemas/{schema.Key}");
        Assert.That(References(document).Distinct(), Is.SubsetOf(schemas).And.Not.Empty);
    }

    [Test]
    public async Task The_document_describes_every_operation()
    {
        var paths = JsonNode.Parse(await GetDocument())!["paths"]!.AsObject();
        Assert.That(paths.SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key} {path.Key}")),
            Is.EquivalentTo(new[]
            {
                "post /api/Jobs", "get /api/Jobs({id})", "post /api/Jobs/Import", "get /api/Imports({id})",
                "get /api/Imports({id})/Results",
                "get /api/Changes", "get /health/live", "get /health/ready",
            }));
    }

    [Test]
    public async Task The_document_does_not_depend_on_the_host()
    {
        using var http = new HttpClient { BaseAddress = new Uri((await TestApi.Running).Urls.Single()) };
        http.DefaultRequestHeaders.Host = "workorders.example";
        Assert.That(await http.GetStringAsync("/openapi/v1.json"), Is.EqualTo(await GetDocument()));
    }

    [Test]
    public async Task The_root_redirects_to_the_self_contained_API_reference()
    {
        using var http = new HttpClient { BaseAddress = new Uri((await TestApi.Running).Urls.Single()) };
        using var page = await http.GetAsync("/");
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

    /// <summary>Gets the document without a credential.</summary>
    internal static async Task<string> GetDocument()
    {
        using var http = new HttpClient { BaseAddress = new Uri((await TestApi.Running).Urls.Single()) };
        return await http.GetStringAsync("/openapi/v1.json");
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair is { Key: "$ref", Value: JsonValue target }
            ? [target.ToString()] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
